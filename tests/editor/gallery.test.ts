import { expect, test } from 'vitest'
import { examples } from '../../src/app/examples'
import { sections, tagsOf } from '../../src/editor/gallery/groups'
import { nextCard } from '../../src/editor/gallery/next-card'

test('the gallery shows every example once, and says something of each', () => {
  const shown = sections(examples).flatMap((section) => section.examples.map(({ id }) => id))
  expect([...shown].sort()).toEqual(examples.map(({ id }) => id).sort())
})

test('examples that were not sorted in are shown at the end', () => {
  const [first] = examples
  if (!first) throw new Error('There are no examples.')
  const { load, nodeTypes } = first
  const unknown = { id: 'later' as typeof first.id, load, nodeTypes }
  const adain = { id: 'adain', load, nodeTypes } as const
  expect(sections([unknown, adain])).toEqual([
    { group: 'start', examples: [adain] },
    { group: 'more', examples: [unknown] },
  ])
  expect(tagsOf(unknown.id)).toEqual([])
})

test('arrows lead to the card beside, above and below, over gaps, and out at the top', () => {
  // Two rows of three and two, and one card in a row of its own.
  const cards = [
    [0, 0],
    [10, 0],
    [20, 0],
    [0, 9],
    [10, 9],
    [0, 30],
  ].map(([x = 0, y = 0]) => ({ x, y }))
  const to = (key: string, at: number) => nextCard(key, at, cards)
  expect(to('ArrowRight', 2)).toBe(3)
  expect(to('ArrowRight', 5)).toBeUndefined()
  expect(to('ArrowLeft', 0)).toBeUndefined()
  expect(to('ArrowDown', 1)).toBe(4)
  expect(to('ArrowDown', 2)).toBe(4)
  expect(to('ArrowDown', 4)).toBe(5)
  expect(to('ArrowDown', 5)).toBeUndefined()
  expect(to('ArrowUp', 5)).toBe(3)
  expect(to('ArrowUp', 1)).toBe(-1)
  expect(to('End', 1)).toBe(5)
  expect(to('a', 1)).toBeUndefined()
})
