import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossTerm, RunningBackend, Tensor2D, Tensor3D } from '../../src/tensor'
import {
  disposeTensors,
  disposeTerms,
  evaluateTerms,
  Guide,
  gaussianStatistic,
  momentsStatistic,
  momentsTerm,
  valuesOf,
  wassersteinTerm,
} from '../../src/tensor'
import { squareRootSteps } from '../../src/tensor/losses/square-root'
import { runAtOnce } from '../../src/tensor/steps'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, startImage, tinyNetwork } from './support/random'
import { expectSlope } from './support/slope'

const [height, width] = [11, 14]
const guide = new Guide({
  width,
  height,
  values: Float32Array.from({ length: width * height }, (_, i) => (i % width) / width),
})
const pooling = 'avg' as const
const layers = ['relu1_1', 'relu2_1'] as const

describe.each(['cpu', 'wasm'] as const)('distances of statistics on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  let image: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    image = startImage()
    const warm = terms('moments', undefined, 'raw', image)
    ;(await evaluateTerms(image, warm)).gradient.dispose()
    disposeTerms(warm)
  })
  afterAll(() => {
    network.dispose()
    image.dispose()
    backend.dispose()
  })

  /** One term per layer, with the style's statistic as its target. */
  function terms(
    distance: 'moments' | 'wasserstein',
    under?: Guide,
    form: 'relative' | 'raw' = 'relative',
    style?: Tensor3D,
  ): LossTerm[] {
    const picture = style ?? (randomTensor([12, 9, 3], 5, 0, 1) as Tensor3D)
    const taps = network.activations(picture, [...layers], pooling)
    const statistic = distance === 'moments' ? momentsStatistic() : gaussianStatistic()
    const term = distance === 'moments' ? momentsTerm : wassersteinTerm
    const made = [...taps].map(([layer, features]) => {
      const target = statistic.of(features) as Tensor2D
      const one = term({ needs: { network, layer, pooling }, target, form, weight: 0.8, guide: under })
      target.dispose()
      return one
    })
    disposeTensors(taps.values())
    if (!style) picture.dispose()
    return made
  }

  test('mean, deviation and covariance are those of their formulas', async () => {
    const features = randomTensor([5, 6, 3], 7) as Tensor3D
    const [moments, gaussian] = [momentsStatistic().of(features), gaussianStatistic().of(features)]
    const rows = (await tf.reshape(features, [30, 3]).array()) as number[][]
    const mean = [0, 1, 2].map((c) => rows.reduce((sum, row) => sum + (row[c] ?? 0), 0) / 30)
    const off = (row: number[], c: number) => (row[c] ?? 0) - (mean[c] ?? 0)
    const covariance = [0, 1, 2].flatMap((a) =>
      [0, 1, 2].map((b) => rows.reduce((sum, row) => sum + off(row, a) * off(row, b), 0) / 30),
    )
    const deviations = [0, 4, 8].map((i) => Math.sqrt(covariance[i] ?? 0))
    const close = (values: number[]) => values.map((value) => expect.closeTo(value, 5))
    expect([...(await valuesOf(moments))]).toEqual(close([...mean, ...deviations]))
    expect([...(await valuesOf(gaussian))]).toEqual(close([...mean, ...covariance]))
    disposeTensors([features, moments, gaussian])
  })

  test('the root of a matrix, squared, is the matrix, and its inverse undoes it', async () => {
    const half = randomTensor([6, 6], 3) as Tensor2D
    const matrix = tf.tidy(() => tf.add<Tensor2D>(tf.matMul(half, half, true), tf.mul(tf.eye(6), 0.01)))
    const { root, inverse } = await expectTensors(2, () => runAtOnce(squareRootSteps(matrix)))
    const [squared, one] = [tf.matMul(root, root), tf.matMul(root, inverse)]
    const expected = await valuesOf(matrix)
    ;(await valuesOf(squared)).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 4)
    })
    ;(await valuesOf(one)).forEach((value, i) => {
      expect(value).toBeCloseTo(i % 7 === 0 ? 1 : 0, 3)
    })
    disposeTensors([half, matrix, root, inverse, squared, one])
  })

  test('Wasserstein-2 of Gaussians in one dimension is (μ − ν)² + (σ − τ)²', async () => {
    const gaussian = (mean: number, variance: number) => tf.tensor2d([[mean], [variance]])
    const [style, picture] = [gaussian(2, 9), gaussian(5, 4)]
    const needs = { network, layer: 'relu1_1', pooling }
    const term = wassersteinTerm({ needs, target: style, form: 'raw', weight: 1 })
    const score = term.score(picture, term.targets)
    // A thousandth of the style's variance is added to both.
    const expected = 9 + (Math.sqrt(9.009) - Math.sqrt(4.009)) ** 2
    expect((await valuesOf(score))[0]).toBeCloseTo(expected, 3)
    disposeTensors([style, picture, score])
    disposeTerms([term])
  })

  test.each(['moments', 'wasserstein'] as const)('%s is 0 for the style picture itself', async (distance) => {
    const same = terms(distance, undefined, 'relative', image)
    const { total, gradient } = await evaluateTerms(image, same)
    expect(Math.abs(total)).toBeLessThan(1e-4)
    gradient.dispose()
    disposeTerms(same)
  })

  test.each([
    ['moments', 'relative', undefined],
    ['moments', 'raw', guide],
    ['wasserstein', 'relative', undefined],
    ['wasserstein', 'raw', guide],
  ] as const)('the gradient of %s (%s) agrees with finite differences', async (distance, form, under) => {
    const made = terms(distance, under, form)
    await expectSlope(image, made, { step: 2e-3, within: 0.02 })
    disposeTerms(made)
  })

  test.each(['moments', 'wasserstein'] as const)('%s by steps and at once is the same', async (distance) => {
    const made = terms(distance)
    const { gradient, total } = await evaluateTerms(image, made)
    const taped = tf.grad((x) => {
      const taps = network.activations(x as Tensor3D, [...layers], pooling)
      const scores = made.map((term) => {
        const tap = term.needs && taps.get(term.needs.layer)
        const seen = tap && term.statistic?.of(tap)
        if (!seen) throw new Error('no tap')
        return tf.mul(term.score(seen, term.targets), term.weight)
      })
      return tf.addN(scores)
    })(image)
    const [ours, theirs] = [await valuesOf(gradient), await valuesOf(taped)]
    const largest = Math.max(...theirs.map(Math.abs))
    ours.forEach((value, i) => {
      expect(Math.abs(value - (theirs[i] ?? Number.NaN))).toBeLessThan(1e-4 * largest)
    })
    expect(total).toBeGreaterThan(0)
    disposeTensors([gradient, taped])
    disposeTerms(made)
  })
})
