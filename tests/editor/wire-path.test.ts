import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { middleOfWire, nearestOn, pathOf, pointOn, wirePieces } from '../../src/editor/canvas/wire-path'

const point = fc.record({ x: fc.integer({ min: -999, max: 999 }), y: fc.integer({ min: -999, max: 999 }) })

describe('a wire', () => {
  test('passes all its points without a corner, and leaves and arrives level', () => {
    fc.assert(
      fc.property(point, fc.array(point, { maxLength: 5 }), point, (from, points, to) => {
        const pieces = wirePieces(from, points, to)
        expect(pieces.map((piece) => piece.from)).toEqual([from, ...points])
        expect(pieces.at(-1)?.to).toEqual(to)
        expect(pieces[0]?.leave.y).toBe(from.y)
        expect(pieces.at(-1)?.arrive.y).toBe(to.y)
        for (const [index, piece] of pieces.slice(1).entries()) {
          const before = pieces[index]
          if (!before) continue
          const into = { x: before.to.x - before.arrive.x, y: before.to.y - before.arrive.y }
          const out = { x: piece.leave.x - piece.from.x, y: piece.leave.y - piece.from.y }
          const cross = into.x * out.y - into.y * out.x
          expect(Math.abs(cross)).toBeLessThan(
            1e-6 * (1 + Math.hypot(into.x, into.y) * Math.hypot(out.x, out.y)),
          )
          expect(into.x * out.x + into.y * out.y).toBeGreaterThanOrEqual(-1e-6)
        }
        expect(pathOf(pieces)).not.toMatch(/NaN|Infinity/)
      }),
    )
  })

  test('is nearest to its own points at those points', () => {
    fc.assert(
      fc.property(point, point, point, fc.double({ min: 0, max: 1, noNaN: true }), (from, by, to, t) => {
        const pieces = wirePieces(from, [by], to)
        const [first] = pieces
        if (!first) return
        const nearest = nearestOn(pieces, pointOn(first, t))
        const length = Math.hypot(by.x - from.x, by.y - from.y)
        // Straight parts are taken for the curve.
        expect(nearest?.distance).toBeLessThanOrEqual(1 + length / 16)
      }),
    )
  })

  test('knows before which of its points a place is', () => {
    const pieces = wirePieces({ x: 0, y: 0 }, [{ x: 100, y: 0 }], { x: 200, y: 0 })
    expect(nearestOn(pieces, { x: 40, y: 5 })).toMatchObject({ index: 0, at: { x: 40, y: 0 } })
    expect(nearestOn(pieces, { x: 160, y: 5 })).toMatchObject({ index: 1 })
    expect(middleOfWire(wirePieces({ x: 0, y: 0 }, [{ x: 50, y: 0 }], { x: 350, y: 0 }))?.index).toBe(1)
    expect(nearestOn([], { x: 0, y: 0 })).toBeUndefined()
  })
})
