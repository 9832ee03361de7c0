import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inSight } from '../../src/editor/canvas/in-sight'

const pane = { width: 800, height: 600 }
const view = { x: 0, y: 0, zoom: 1 }

test('what is in sight stays where it is', () => {
  expect(inSight({ x: 0, y: 0, width: 800, height: 600 }, view, pane)).toBeUndefined()
  expect(
    inSight({ x: 100, y: 100, width: 200, height: 100 }, { x: -50, y: 0, zoom: 2 }, pane),
  ).toBeUndefined()
})

test('what is half out comes in by the nearest way, and what is too large by its start', () => {
  expect(inSight({ x: 700, y: -30, width: 200, height: 100 }, view, pane)).toEqual({
    x: -124,
    y: 54,
    zoom: 1,
  })
  expect(inSight({ x: 300, y: 500, width: 2000, height: 100 }, view, pane)).toEqual({
    x: -276,
    y: 0,
    zoom: 1,
  })
})

test('afterwards nothing that fits is out of sight', () => {
  const at = fc.integer({ min: -5000, max: 5000 })
  const side = fc.integer({ min: 1, max: 500 })
  fc.assert(
    fc.property(at, at, side, side, at, at, fc.double({ min: 0.1, max: 1, noNaN: true }), (...numbers) => {
      const [x, y, width, height, vx, vy, zoom] = numbers
      const before = { x: vx, y: vy, zoom }
      const after = inSight({ x, y, width, height }, before, pane) ?? before
      const [left, top] = [x * zoom + after.x, y * zoom + after.y]
      expect(Math.min(left, top)).toBeGreaterThanOrEqual(-1e-6)
      expect(left + width * zoom).toBeLessThanOrEqual(pane.width + 1e-6)
      expect(top + height * zoom).toBeLessThanOrEqual(pane.height + 1e-6)
    }),
  )
})
