import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { centeredCrop, fitLongestSide, parseAspect } from '../../nodes/image/geometry'

const ratios = ['1:1', '4:3', '16:9', '9:16', '2:3'] as const
const side = fc.integer({ min: 1, max: 5000 })

describe('fitLongestSide', () => {
  it('makes the longer side exact and keeps the aspect to a pixel', () => {
    fc.assert(
      fc.property(side, side, fc.integer({ min: 16, max: 4096 }), (width, height, target) => {
        const fitted = fitLongestSide({ width, height }, target)
        expect(Math.max(fitted.width, fitted.height)).toBe(target)
        const exact = (target * Math.min(width, height)) / Math.max(width, height)
        expect(Math.abs(Math.min(fitted.width, fitted.height) - Math.max(1, exact))).toBeLessThanOrEqual(0.5)
      }),
    )
  })
})

describe('centeredCrop', () => {
  it('stays inside, touches two opposite sides and has the aspect to a pixel', () => {
    fc.assert(
      fc.property(side, side, fc.constantFrom(...ratios), (width, height, ratio) => {
        const aspect = parseAspect(ratio)
        const box = centeredCrop({ width, height }, aspect)
        expect(box.x).toBeGreaterThanOrEqual(0)
        expect(box.y).toBeGreaterThanOrEqual(0)
        expect(box.x + box.width).toBeLessThanOrEqual(width)
        expect(box.y + box.height).toBeLessThanOrEqual(height)
        expect(box.width === width || box.height === height).toBe(true)
        expect(
          Math.min(Math.abs(box.width - box.height * aspect), Math.abs(box.height - box.width / aspect)),
        ).toBeLessThanOrEqual(1)
      }),
    )
  })
})
