import fc from 'fast-check'
import { expect, test } from 'vitest'
import { membersOf } from '../../src/editor/arrange/members'
import { contains, overlaps, type Rect } from '../../src/editor/arrange/rect'
import { tidy } from '../../src/editor/arrange/tidy'
import type { Item } from '../../src/editor/store/items'
import { item } from './items'

const size = { width: 260, height: 160 }

function placed(
  items: readonly Item[],
  { places, frames }: ReturnType<typeof tidy>,
): ReadonlyMap<string, Rect> {
  return new Map(
    items.map(({ key, rect }) => [key, frames.get(key) ?? { ...rect, ...places.get(key) }] as const),
  )
}

const all = (items: readonly Item[]) => new Set(items.map(({ key }) => key))

const anyGraph = fc.integer({ min: 2, max: 14 }).chain((count) => {
  const index = fc.nat(count - 1)
  return fc.record({
    rects: fc.array(
      fc.record({
        x: fc.integer({ min: -900, max: 900 }),
        y: fc.integer({ min: -900, max: 900 }),
        width: fc.integer({ min: 100, max: 340 }),
        height: fc.integer({ min: 60, max: 500 }),
      }),
      { minLength: count, maxLength: count },
    ),
    // From a lower to a higher number, so without circles.
    wires: fc.array(
      fc.tuple(index, index).map(([a, b]) => ({ from: `n${Math.min(a, b)}`, to: `n${Math.max(a, b)}` })),
      { maxLength: 20 },
    ),
    pinned: fc.uniqueArray(index, { maxLength: 2 }),
  })
})

test('nothing overlaps, and every wire leads to a later column', () => {
  fc.assert(
    fc.property(anyGraph, ({ rects, wires }) => {
      const items = rects.map((rect, i) => item(`n${i}`, rect))
      const after = placed(items, tidy({ items, chosen: all(items), wires }))
      expectApart([...after.values()])
      for (const { from, to } of wires) {
        const [a, b] = [after.get(from), after.get(to)]
        if (a && b && from !== to) expect(a.x + a.width).toBeLessThan(b.x)
      }
    }),
    { numRuns: 60 },
  )
})

test('what is pinned stays, and the others give way', () => {
  fc.assert(
    fc.property(anyGraph, ({ rects, wires, pinned }) => {
      const items = rects.map((rect, i) => item(`n${i}`, rect, { pinned: pinned.includes(i) }))
      const after = placed(items, tidy({ items, chosen: all(items), wires }))
      for (const one of items) if (one.pinned) expect(after.get(one.key)).toEqual(one.rect)
      const free = items.filter((one) => !one.pinned)
      for (const one of free) {
        const rect = after.get(one.key)
        const others = items.filter((other) => other !== one)
        if (rect) expect(others.some((other) => overlaps(rect, after.get(other.key) ?? rect))).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('frames keep what they hold, fit around it, and take nothing else in', () => {
  const at = (x: number, y: number): Rect => ({ x, y, ...size })
  const items = [
    item('frame', { x: -30, y: -60, width: 700, height: 300 }, { kind: 'frame' }),
    item('a', at(0, 0)),
    item('b', at(350, 0)),
    item('c', at(0, 800)),
    item('d', at(900, 100)),
    item('note', { x: 20, y: 180, width: 100, height: 40 }, { kind: 'note' }),
  ]
  const wires = [
    { from: 'a', to: 'b' },
    { from: 'c', to: 'b' },
    { from: 'a', to: 'd' },
    { from: 'b', to: 'd' },
  ]
  const [frame] = items
  expect(frame && membersOf(frame, items).map(({ key }) => key)).toEqual(['a', 'b', 'note'])
  const after = placed(items, tidy({ items, chosen: all(items), wires }))
  const around = after.get('frame')
  const inside = (key: string) => {
    const rect = after.get(key)
    return around && rect && contains(around, rect)
  }
  expect(['a', 'b', 'note'].map(inside)).toEqual([true, true, true])
  for (const key of ['c', 'd']) {
    const rect = after.get(key)
    expect(around && rect && overlaps(around, rect)).toBe(false)
  }
})

test('of a selection, the rest stays where it is', () => {
  const items = ['a', 'b', 'c'].map((key, i) => item(key, { x: 10 * i, y: 5 * i, ...size }))
  const { places } = tidy({ items, chosen: new Set(['a', 'b']), wires: [{ from: 'b', to: 'a' }] })
  expect([...places.keys()].sort()).toEqual(['a', 'b'])
  expect(Math.min(...[...places.values()].map(({ x }) => x))).toBe(0)
  expect((places.get('a')?.x ?? 0) > (places.get('b')?.x ?? 0)).toBe(true)
})

test('a note beside a node moves with it', () => {
  const items = [
    item('a', { x: 500, y: 0, ...size }),
    item('b', { x: 0, y: 0, ...size }),
    item('note', { x: 500, y: 180, width: 100, height: 60 }, { kind: 'note' }),
  ]
  const after = placed(items, tidy({ items, chosen: all(items), wires: [{ from: 'a', to: 'b' }] }))
  const [a, note] = [after.get('a'), after.get('note')]
  expect([note?.x, (note?.y ?? 0) - (a?.y ?? 0)]).toEqual([a?.x, 180])
})

function expectApart(rects: readonly Rect[]) {
  for (const [i, a] of rects.entries()) {
    for (const b of rects.slice(i + 1)) expect(overlaps(a, b)).toBe(false)
  }
}
