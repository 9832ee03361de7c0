import { expect, test } from 'vitest'
import { gridHit } from '../../../src/editor/viewer/grid'

const grid = { columns: 3, tile: { width: 4, height: 2 }, gap: 2, channels: [5, 6, 7, 8] }
const data = { width: 8, height: 4 }

test('a place in a tile is a place in the data of its channel', () => {
  expect(gridHit(grid, data, { x: 0.2, y: 0.9 })).toEqual({ channel: 5, place: { x: 0, y: 1 } })
  expect(gridHit(grid, data, { x: 6 + 3.9, y: 0 })).toEqual({ channel: 6, place: { x: 7, y: 0 } })
  expect(gridHit(grid, data, { x: 1.5, y: 4 + 1.9 })).toEqual({ channel: 8, place: { x: 3, y: 3 } })
})

test.each([
  ['between two tiles', { x: 4.5, y: 0 }],
  ['between two rows', { x: 0, y: 3 }],
  ['after the last tile', { x: 7, y: 4 }],
  ['left of all', { x: -1, y: 0 }],
  ['right of all', { x: 19, y: 0 }],
  ['below all', { x: 0, y: 40 }],
])('%s there is none', (_, place) => {
  expect(gridHit(grid, data, place)).toBeUndefined()
})
