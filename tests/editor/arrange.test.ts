import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, distribute } from '../../src/editor/arrange/align'
import { frameAround, frameRect, membersOf, withContents } from '../../src/editor/arrange/members'
import { contains, type Rect } from '../../src/editor/arrange/rect'
import { gridOffset, snap } from '../../src/editor/arrange/snap'
import { item } from './items'

describe('align', () => {
  const items = [
    item('a', { x: 10, y: 0, width: 100, height: 50 }),
    item('b', { x: 60, y: 200, width: 40, height: 30 }),
  ]

  test('lines edges and centers up with the outermost', () => {
    expect(align(items, 'left').get('b')).toEqual({ x: 10, y: 200 })
    expect(align(items, 'right').get('b')).toEqual({ x: 70, y: 200 })
    expect(align(items, 'center').get('b')).toEqual({ x: 40, y: 200 })
    expect(align(items, 'top').get('b')).toEqual({ x: 60, y: 0 })
    expect(align(items, 'bottom').get('a')).toEqual({ x: 10, y: 180 })
    expect(align(items, 'middle').get('a')).toEqual({ x: 10, y: 90 })
  })

  test('what is pinned stays, and is what the others line up with', () => {
    const pinned = item('p', { x: 500, y: 500, width: 10, height: 10 }, { pinned: true })
    const places = align([...items, pinned], 'left')
    expect(places.has('p')).toBe(false)
    expect([places.get('a')?.x, places.get('b')?.x]).toEqual([500, 500])
  })
})

describe('distribute', () => {
  test('makes gaps equal and keeps the ends', () => {
    const row = [0, 20, 300].map((x, i) => item(`n${i}`, { x, y: i, width: 10 * (i + 1), height: 10 }))
    // 290 px between the first and the last, 20 of them filled.
    expect([...distribute(row, 'horizontal')]).toEqual([['n1', { x: 145, y: 1 }]])
    const column = row.map((one) => ({ ...one, rect: { ...one.rect, x: one.rect.y, y: one.rect.x } }))
    expect([...distribute(column, 'vertical')]).toEqual([['n1', { x: 1, y: 150 }]])
  })

  test('spreads what is free between what is pinned', () => {
    const row = [0, 15, 100, 300, 400].map((x, i) =>
      item(`n${i}`, { x, y: 0, width: 10, height: 10 }, { pinned: i === 2 }),
    )
    const places = distribute(row, 'horizontal')
    expect(Object.fromEntries([...places].map(([key, { x }]) => [key, x]))).toEqual({ n1: 50, n3: 250 })
  })
})

describe('snap', () => {
  const other: Rect = { x: 100, y: 100, width: 100, height: 60 }

  test('draws edges and centers into line, within reach only', () => {
    const near = snap({ x: 104, y: 300, width: 80, height: 40 }, [other], 6)
    expect(near).toMatchObject({ dx: -4, dy: 0 })
    expect(near.lines).toEqual([{ kind: 'guide', axis: 'x', at: 100, from: 100, to: 340 }])
    expect(snap({ x: 107, y: 300, width: 70, height: 40 }, [other], 6)).toEqual({ dx: 0, dy: 0, lines: [] })
    // Centers at 150.
    expect(snap({ x: 118, y: 300, width: 60, height: 40 }, [other], 6).dx).toBe(2)
  })

  test('draws into the middle of a gap, and repeats the gap of its neighbors', () => {
    const left: Rect = { x: 0, y: 0, width: 100, height: 100 }
    const right: Rect = { x: 300, y: 0, width: 100, height: 100 }
    const between = snap({ x: 172, y: 33, width: 60, height: 31 }, [left, right], 5)
    expect(between.dx).toBe(-2)
    expect(between.lines.filter(({ kind }) => kind === 'gap')).toMatchObject([
      { from: 100, to: 170 },
      { from: 230, to: 300 },
    ])
    expect(snap({ x: 597, y: 33, width: 37, height: 31 }, [left, right], 5).dx).toBe(3)
  })

  test('never moves further than it reaches', () => {
    const rect = fc.record({
      x: fc.integer({ min: -500, max: 500 }),
      y: fc.integer({ min: -500, max: 500 }),
      width: fc.integer({ min: 1, max: 300 }),
      height: fc.integer({ min: 1, max: 300 }),
    })
    fc.assert(
      fc.property(
        rect,
        fc.array(rect, { maxLength: 8 }),
        fc.integer({ min: 1, max: 20 }),
        (moving, others, reach) => {
          const { dx, dy, lines } = snap(moving, others, reach)
          expect(Math.max(Math.abs(dx), Math.abs(dy))).toBeLessThanOrEqual(reach)
          if (dx !== 0 || dy !== 0) expect(lines).not.toEqual([])
        },
      ),
    )
  })

  test('the grid takes the nearer line', () => {
    expect([11, 13, -11, 48].map((at) => at + gridOffset(at, 24))).toEqual([0, 24, 0, 48])
  })
})

describe('frames', () => {
  const outer = item('outer', { x: 0, y: 0, width: 500, height: 500 }, { kind: 'frame' })
  const inner = item('inner', { x: 10, y: 10, width: 200, height: 200 }, { kind: 'frame' })
  const deep = item('deep', { x: 20, y: 20, width: 50, height: 50 })
  const out = item('out', { x: 480, y: 20, width: 50, height: 50 })
  const items = [outer, inner, deep, out]

  test('hold what lies wholly inside, frames too', () => {
    expect(membersOf(outer, items)).toEqual([inner, deep])
    expect(frameAround(deep, items)).toBe(inner)
    expect(frameAround(out, items)).toBeUndefined()
    expect(withContents(new Set(['outer', 'out']), items)).toEqual(items)
  })

  test('in the same place hold neither each other', () => {
    const twin = item('twin', outer.rect, { kind: 'frame' })
    expect(membersOf(outer, [outer, twin])).toEqual([])
  })

  test('fit around their contents', () => {
    const rect = frameRect([deep.rect, out.rect])
    expect(rect && [deep, out].every((one) => contains(rect, one.rect))).toBe(true)
    expect(frameRect([])).toBeUndefined()
  })
})
