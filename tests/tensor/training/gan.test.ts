import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NetworkPool } from '../../../models'
import { createRandom } from '../../../src/engine/random'
import type { RunningBackend, Tensor3D } from '../../../src/tensor'
import {
  disposeTensors,
  distributionDistance,
  featureDistribution,
  memory,
  valuesOf,
  varietyOf,
} from '../../../src/tensor'
import { drawAugmentation } from '../../../src/tensor/training/gan/augment'
import {
  discriminatorLoss,
  generatorLoss,
  type ObjectiveName,
} from '../../../src/tensor/training/gan/objective'
import { useBackend } from '../support/backend'
import { randomTensor } from '../support/random'
import { testWeights } from '../support/shared'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => backend.dispose())

const objectives: readonly ObjectiveName[] = ['minimax', 'non-saturating', 'hinge', 'least-squares']

const number = (of: tf.Tensor) => {
  const [value = Number.NaN] = of.dataSync()
  of.dispose()
  return value
}

describe.each(objectives)('the loss %s', (name) => {
  test.each([0, 0.1])('has the gradients of finite differences (smoothing %d)', (smoothing) => {
    const objective = { name, smoothing: name === 'hinge' ? 0 : smoothing }
    const before = memory().tensors
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 5 }),
        fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 2, maxLength: 5 }),
        fc.nat({ max: 100 }),
        (real, fake, place) => {
          const step = 1e-2
          // At its corners, hinge has no one slope.
          fc.pre(
            name !== 'hinge' || [...real, ...fake].every((score) => Math.abs(Math.abs(score) - 1) > 2 * step),
          )
          const at = place % fake.length
          const lossAt = (of: 'd' | 'g', moved: readonly number[], scores = real) =>
            number(
              tf.tidy(() =>
                of === 'd'
                  ? discriminatorLoss(tf.tensor1d([...scores]), tf.tensor1d([...moved]), objective).value
                  : generatorLoss(tf.tensor1d([...moved]), objective).value,
              ),
            )
          const shift = (by: number, scores = fake, index = at) =>
            scores.map((s, i) => (i === index ? s + by : s))
          const slope = (of: 'd' | 'g') => (lossAt(of, shift(step)) - lossAt(of, shift(-step))) / (2 * step)
          const atReal = place % real.length
          const slopeAtReal =
            (lossAt('d', fake, shift(step, real, atReal)) - lossAt('d', fake, shift(-step, real, atReal))) /
            (2 * step)
          const [d, g, r] = tf.tidy(() => {
            const ofD = discriminatorLoss(tf.tensor1d(real), tf.tensor1d(fake), objective)
            return [ofD.atFake, generatorLoss(tf.tensor1d(fake), objective).atFake, ofD.atReal].map(
              (gradient) => Array.from(gradient.dataSync()),
            )
          })
          expect(slope('d')).toBeCloseTo(d?.[at] ?? Number.NaN, 2)
          expect(slope('g')).toBeCloseTo(g?.[at] ?? Number.NaN, 2)
          expect(slopeAtReal).toBeCloseTo(r?.[atReal] ?? Number.NaN, 2)
        },
      ),
      { numRuns: 20 },
    )
    expect(memory().tensors).toBe(before)
  })

  test('stays finite for scores of any size', () => {
    const scores = tf.tensor1d([-1e4, -100, 0, 100, 1e4])
    const objective = { name, smoothing: 0 }
    const values = tf.tidy(() => {
      const d = discriminatorLoss(scores, scores, objective)
      const g = generatorLoss(scores, objective)
      return [d.value, d.atReal, d.atFake, g.value, g.atFake].flatMap((t) => Array.from(t.dataSync()))
    })
    expect(values.every(Number.isFinite)).toBe(true)
    scores.dispose()
  })
})

test('minimax is V(D, G) of Goodfellow et al. 2014', () => {
  const [real, fake] = [
    [2, -0.5],
    [0.3, -1, 4],
  ] as const
  const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
  const mean = (of: readonly number[]) => of.reduce((sum, x) => sum + x, 0) / of.length
  const value = mean(real.map((x) => Math.log(sigmoid(x)))) + mean(fake.map((x) => Math.log(1 - sigmoid(x))))
  const objective = { name: 'minimax', smoothing: 0 } as const
  const [d, g] = tf.tidy(() => [
    discriminatorLoss(tf.tensor1d([...real]), tf.tensor1d([...fake]), objective).value.dataSync()[0],
    generatorLoss(tf.tensor1d([...fake]), objective).value.dataSync()[0],
  ])
  expect(d).toBeCloseTo(-value, 5)
  expect(g).toBeCloseTo(mean(fake.map((x) => Math.log(1 - sigmoid(x)))), 5)
})

describe('augmentation', () => {
  const all = fc.record({ color: fc.boolean(), translation: fc.boolean(), cutout: fc.boolean() })

  test('goes back by its adjoint: <A x, y> = <x, Aᵀ y> for what is linear in it', () => {
    const before = memory().tensors
    fc.assert(
      fc.property(all, fc.nat(), fc.integer({ min: 8, max: 20 }), (kinds, seed, side) => {
        const random = createRandom(seed)
        const change = drawAugmentation([3, side, side + 4], kinds, () => random.uniform())
        const x = randomTensor([3, side, side + 4, 3], 1) as tf.Tensor4D
        const y = randomTensor([3, side, side + 4, 3], 2) as tf.Tensor4D
        const [left, right] = tf.tidy(() => {
          // The brightness that is added is no part of the slope.
          const linear = tf.sub(change.apply(x), change.apply(tf.zerosLike(x)))
          return [tf.sum(tf.mul(linear, y)).dataSync()[0], tf.sum(tf.mul(x, change.pull(y))).dataSync()[0]]
        })
        disposeTensors([x, y])
        expect(left).toBeCloseTo(right ?? Number.NaN, 2)
      }),
      { numRuns: 30 },
    )
    expect(memory().tensors).toBe(before)
  })

  test('that has nothing to do changes nothing', async () => {
    const x = randomTensor([2, 8, 8, 3], 1) as tf.Tensor4D
    const none = { color: false, translation: false, cutout: false }
    const same = drawAugmentation([2, 8, 8], none, () => 0.7).apply(x)
    expect(await valuesOf(same)).toEqual(await valuesOf(x))
    disposeTensors([x, same])
  })
})

describe('the distance of two sets of pictures', () => {
  const pool = new NetworkPool(testWeights)
  afterAll(() => pool.dispose())
  const noise = (seed: number, contrast: number) =>
    Array.from(
      { length: 4 },
      (_, i) => randomTensor([32, 32, 3], seed + i, 0.5 - contrast, 0.5 + contrast) as Tensor3D,
    )

  test('is none of a set to itself, and grows with what differs', async () => {
    const network = await pool.get('lite-encoder', { upTo: 'relu3_1' })
    const of = (pictures: readonly Tensor3D[]) => {
      const random = createRandom(3)
      return featureDistribution(pictures, network, { normal: () => random.normal() })
    }
    const before = memory().tensors
    const sets = [noise(1, 0.4), noise(11, 0.4), noise(21, 0.2), noise(31, 0.02)] as const
    const found = []
    for (const set of sets) found.push(await of(set))
    const [real, like, paler, gray] = found
    if (!real || !like || !paler || !gray) throw new Error('A set is missing.')
    expect(distributionDistance(real, real)).toBe(0)
    const distances = [like, paler, gray].map((set) => distributionDistance(set, real))
    expect(distances).toEqual([...distances].sort((a, b) => a - b))
    expect(distances[2]).toBeGreaterThan(10 * (distances[0] ?? 1))
    expect(await varietyOf(sets[0])).toBeGreaterThan(0.2)
    const [first] = sets[0]
    expect(first && (await varietyOf([first, first, first]))).toBeLessThan(1e-3)
    for (const set of sets) disposeTensors(set)
    expect(memory().tensors).toBe(before)
  })
})
