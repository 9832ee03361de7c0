import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend } from '../../src/tensor'
import { disposeTensors, evaluateTerms, memoryMeter, totalVariationTerm, valuesOf } from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { seeded } from './support/random'

/** The definition, value by value. */
function variation(values: ArrayLike<number>, [height, width, channels]: readonly [number, number, number]) {
  const at = (y: number, x: number, c: number) => values[(y * width + x) * channels + c] ?? Number.NaN
  const mean = (down: number, across: number) => {
    const count = (height - down) * (width - across) * channels
    let sum = 0
    for (let y = down; y < height; y++)
      for (let x = across; x < width; x++)
        for (let c = 0; c < channels; c++) sum += (at(y, x, c) - at(y - down, x - across, c)) ** 2
    return count === 0 ? 0 : sum / count
  }
  return mean(1, 0) + mean(0, 1)
}

describe.each(['cpu', 'wasm'] as const)('total variation on %s', (name) => {
  let backend: RunningBackend
  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => backend.dispose())

  test('is its definition, and its gradient is the slope of it in every value', async () => {
    const side = fc.integer({ min: 1, max: 7 })
    await fc.assert(
      fc.asyncProperty(side, side, fc.nat(), async (height, width, seed) => {
        const shape = [height, width, 3] as const
        const draw = seeded(seed)
        const values = Float32Array.from({ length: height * width * 3 }, draw)
        const image = tf.tensor3d(values, [height, width, 3])
        const terms = [totalVariationTerm({ weight: 1 })]
        const { total, gradient } = await expectTensors(1, () => evaluateTerms(image, terms))
        expect(total).toBeCloseTo(variation(values, shape), 5)
        // A parabola: the central difference is exact whatever the step.
        const slopes = Array.from(values, (value, i) => {
          const around = [value + 0.5, value - 0.5].map((moved) => {
            const changed = Float64Array.from(values)
            changed[i] = moved
            return variation(changed, shape)
          })
          return (around[0] ?? 0) - (around[1] ?? 0)
        })
        const found = await valuesOf(gradient)
        slopes.forEach((slope, i) => {
          expect(found[i]).toBeCloseTo(slope, 5)
        })
        disposeTensors([image, gradient])
      }),
      { numRuns: 30 },
    )
  })

  test('takes no more memory than seven pictures while it is differentiated', async () => {
    const image = tf.zeros<tf.Rank.R3>([64, 64, 3])
    const meter = memoryMeter()
    meter.reset()
    const before = meter.now()
    const { gradient } = await evaluateTerms(image, [totalVariationTerm({ weight: 1 })])
    expect(meter.peak() - before).toBeLessThan(7 * 64 * 64 * 3 * 4)
    disposeTensors([image, gradient])
  })
})
