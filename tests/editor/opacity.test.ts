import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Brush, Mark } from '../../src/editor/painting/marks'
import { type Opacity, painted, paintMark, Stroke } from '../../src/editor/painting/opacity'

const width = 40
const height = 24
const soft: Brush = { size: 16, hardness: 0, erase: false }
const hard: Brush = { size: 16, hardness: 1, erase: false }

function sheet(value = 0): Opacity {
  return { width, height, values: new Uint8ClampedArray(width * height).fill(value) }
}

function at({ values }: Opacity, x: number, y: number): number {
  return values[y * width + x] ?? Number.NaN
}

const stroke = (brush: Brush, ...places: readonly (readonly [number, number])[]): Mark => ({
  kind: 'stroke',
  brush,
  points: places.map(([x, y]) => ({ x, y })),
})

const point = fc.record({ x: fc.integer({ min: -9, max: 50 }), y: fc.integer({ min: -9, max: 33 }) })
const anyBrush = fc.record({
  size: fc.integer({ min: 1, max: 30 }),
  hardness: fc.double({ min: 0, max: 1, noNaN: true }),
  erase: fc.boolean(),
})

describe('a stroke', () => {
  it('covers fully within a hard brush, half at the middle of a soft rim, and nothing beyond', () => {
    const firm = painted(sheet(), [stroke(hard, [10, 12], [30, 12])])
    expect([at(firm, 20, 12), at(firm, 20, 6), at(firm, 20, 2), at(firm, 1, 12)]).toEqual([255, 255, 0, 0])
    const faint = painted(sheet(), [stroke(soft, [10.5, 12.5], [30.5, 12.5])])
    expect(at(faint, 20, 12)).toBe(255)
    expect(at(faint, 20, 16)).toBe(128)
    expect(at(faint, 20, 20)).toBe(0)
  })

  it('does not become stronger where a soft brush comes by again, as another stroke does', () => {
    const once = painted(sheet(), [stroke(soft, [5, 12], [35, 12])])
    const again = painted(sheet(), [stroke(soft, [5, 12], [35, 12], [5, 12], [20, 12], [35, 12])])
    expect(again.values).toEqual(once.values)
    const twice = painted(sheet(), [stroke(soft, [5, 12], [35, 12]), stroke(soft, [5, 12], [35, 12])])
    expect(at(twice, 20, 16)).toBeGreaterThan(at(once, 20, 16) + 40)
  })

  it('takes away what an eraser covers of it, and no more', () => {
    const erased = painted(sheet(200), [stroke({ ...soft, erase: true }, [10.5, 12.5], [30.5, 12.5])])
    expect([at(erased, 20, 12), at(erased, 20, 16), at(erased, 20, 20)]).toEqual([0, 100, 200])
  })

  it('of the smallest brush paints the pixel it is on', () => {
    const dot = painted(sheet(), [stroke({ size: 1, hardness: 0.7, erase: false }, [7.5, 3.5])])
    expect(at(dot, 7, 3)).toBe(255)
    expect(dot.values.filter((value) => value > 0)).toHaveLength(1)
  })

  it('changes nothing outside of the box that it tells of', () => {
    fc.assert(
      fc.property(anyBrush, fc.array(point, { minLength: 1, maxLength: 4 }), (brush, points) => {
        const under = sheet(90)
        const drawn = new Stroke(under, brush)
        for (const to of points) {
          const before = under.values.slice()
          const { left, top, right, bottom } = drawn.to(to)
          const outside = [...under.values.keys()].filter((pixel) => {
            const [x, y] = [pixel % width, Math.floor(pixel / width)]
            return x < left || x >= right || y < top || y >= bottom
          })
          expect(outside.filter((pixel) => under.values[pixel] !== before[pixel])).toEqual([])
        }
      }),
    )
  })

  it('is done again as it was drawn by hand, after others', () => {
    fc.assert(
      fc.property(
        anyBrush,
        anyBrush,
        fc.array(point, { minLength: 1, maxLength: 5 }),
        (brush, other, points) => {
          const first = stroke(other, [3, 3], [30, 20])
          const byHand = sheet()
          paintMark(byHand, first)
          const drawn = new Stroke(byHand, brush)
          for (const to of points) drawn.to(to)
          expect(painted(sheet(), [first, { kind: 'stroke', brush, points }]).values).toEqual(byHand.values)
        },
      ),
    )
  })
})

it('what is wiped away leaves nothing, and what was painted before stays as it was', () => {
  const before = sheet(70)
  expect(
    painted(before, [stroke(hard, [9, 9]), { kind: 'clear' }]).values.every((value) => value === 0),
  ).toBe(true)
  expect(before.values.every((value) => value === 70)).toBe(true)
})
