import fc from 'fast-check'
import { expect, test } from 'vitest'
import { placeCard } from '../../../src/editor/tour/place-card'

const card = { width: 340, height: 180 }
const window = { width: 1400, height: 900 }

test('the card stands below, beside or above what it points at, wherever there is room', () => {
  expect(placeCard({ x: 1200, y: 10, width: 80, height: 30 }, card, window).top).toBe(56)
  const tall = { x: 100, y: 20, width: 200, height: 860 }
  expect(placeCard(tall, card, window)).toEqual({ left: 316, top: 20 })
  expect(placeCard({ ...tall, x: 1150 }, card, window).left).toBe(1150 - 16 - 340)
  const wide = { x: 0, y: 500, width: 1400, height: 380 }
  expect(placeCard(wide, card, window).top).toBe(500 - 16 - 180)
})

test('the card is always whole on the screen, if it fits there at all', () => {
  const place = fc.integer({ min: -500, max: 3000 })
  const extent = fc.integer({ min: 1, max: 3000 })
  fc.assert(
    fc.property(
      fc.record({ x: place, y: place, width: extent, height: extent }),
      fc.record({ width: fc.integer({ min: 360, max: 4000 }), height: fc.integer({ min: 300, max: 2200 }) }),
      (target, room) => {
        const { left, top } = placeCard(target, card, room)
        expect(left).toBeGreaterThanOrEqual(0)
        expect(top).toBeGreaterThanOrEqual(0)
        expect(left + card.width).toBeLessThanOrEqual(room.width)
        expect(top + card.height).toBeLessThanOrEqual(room.height)
      },
    ),
  )
})
