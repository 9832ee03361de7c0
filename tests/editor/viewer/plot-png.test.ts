import { expect, test } from 'vitest'
import { placeLegend } from '../../../src/editor/viewer/plot-png'

const line = (name: string) => ({ name, color: '#000', dashed: false })
const places = (width: number, ...names: string[]) =>
  placeLegend(names.map(line), width, (name) => name.length * 10).map(({ x, row }) => [x, row])

test('a legend goes on in another row where there is no more room', () => {
  expect(places(200, 'total', 'tv', 'style')).toEqual([
    [10, 0],
    [88, 0],
    [10, 1],
  ])
})

test('a name longer than a row has one to itself', () => {
  expect(places(50, 'content', 'a', 'b')).toEqual([
    [10, 0],
    [10, 1],
    [10, 2],
  ])
})
