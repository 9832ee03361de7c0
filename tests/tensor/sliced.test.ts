import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  disposeTensors,
  disposeTerms,
  drawDirections,
  evaluateTerms,
  Guide,
  slicedStatistic,
  slicedTarget,
  slicedTerm,
  valuesOf,
} from '../../src/tensor'
import { ColumnSorter } from '../../src/tensor/losses/column-sorter'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { abortAfter } from './support/pictures'
import { randomTensor, seeded, startImage, tinyNetwork } from './support/random'
import { expectSlope } from './support/slope'

const [height, width] = [11, 14]
const pooling = 'avg' as const
const layers = ['relu1_1', 'relu2_1'] as const
const normal = (seed: number) => {
  const uniform = seeded(seed)
  return () => uniform() + uniform() + uniform() - 1.5
}
const guideOf = (value: (i: number) => number) =>
  new Guide({ width, height, values: Float32Array.from({ length: width * height }, (_, i) => value(i)) })

test('columns are sorted as numbers are', () => {
  const float = fc.float({ noNaN: true })
  fc.assert(
    fc.property(fc.array(fc.tuple(float, float), { minLength: 1, maxLength: 300 }), (rows) => {
      const values = Float32Array.from(rows.flat())
      const sorter = new ColumnSorter(rows.length)
      for (const column of [0, 1]) {
        const order = Array.from(sorter.order(values, column, 2))
        expect([...order].sort((a, b) => a - b)).toEqual(rows.map((_, i) => i))
        const sorted = order.map((row) => rows[row]?.[column] ?? Number.NaN)
        sorted.forEach((value, i) => {
          expect(value).toBeGreaterThanOrEqual(sorted[i - 1] ?? Number.NEGATIVE_INFINITY)
        })
      }
    }),
  )
})

test('directions have length 1, and stand at right angles within a set', () => {
  const { channels, count, values } = drawDirections(7, 3, normal(1))
  expect([channels, count]).toEqual([7, 21])
  const along = (a: number, b: number) =>
    Array.from({ length: 7 }, (_, c) => (values[c * 21 + a] ?? 0) * (values[c * 21 + b] ?? 0)).reduce(
      (sum, product) => sum + product,
    )
  for (let a = 0; a < 21; a++) {
    expect(along(a, a)).toBeCloseTo(1, 6)
    for (let b = 7 * Math.floor(a / 7); b < a; b++) expect(along(a, b)).toBeCloseTo(0, 6)
  }
})

describe.each(['cpu', 'wasm'] as const)('the sliced distance on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  let image: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    image = startImage()
    const warm = await terms({ style: image })
    ;(await evaluateTerms(image, warm)).gradient.dispose()
    disposeTerms(warm)
  })
  afterAll(() => {
    network.dispose()
    image.dispose()
    backend.dispose()
  })

  interface Choice {
    readonly style?: Tensor3D
    readonly form?: 'relative' | 'raw'
    readonly guide?: Guide
    readonly styleGuide?: Guide
  }

  /** One term per layer. */
  async function terms({ style, form = 'relative', guide, styleGuide }: Choice): Promise<LossTerm[]> {
    const picture = style ?? (randomTensor([12, 9, 3], 5, 0, 1) as Tensor3D)
    const taps = network.activations(picture, [...layers], pooling)
    const made: LossTerm[] = []
    for (const [layer, features] of taps) {
      const statistic = slicedStatistic(drawDirections(features.shape[2], 2, normal(3)))
      const target = await slicedTarget(features, statistic, { guide: styleGuide })
      made.push(
        slicedTerm({ needs: { network, layer, pooling }, statistic, target, form, weight: 0.8, guide }),
      )
      target.dispose()
    }
    disposeTensors(taps.values())
    if (!style) picture.dispose()
    return made
  }

  /** Its value for features and a style, both [h, w, c]. */
  async function distance(
    features: Tensor3D,
    style: Tensor3D,
    directions: ReturnType<typeof drawDirections>,
    guides: { guide?: Guide; styleGuide?: Guide } = {},
  ): Promise<number> {
    const statistic = slicedStatistic(directions)
    const target = await slicedTarget(style, statistic, { guide: guides.styleGuide })
    const needs = { network, layer: 'relu1_1', pooling }
    const term = slicedTerm({ needs, statistic, target, form: 'raw', weight: 1, guide: guides.guide })
    const value = tf.tidy(() => term.score(statistic.of(features), term.targets).dataSync()[0] ?? Number.NaN)
    target.dispose()
    disposeTerms([term])
    return value
  }

  test('is the mean of squared differences of what is sorted, along every direction', async () => {
    const directions = drawDirections(3, 2, normal(4))
    const [a, b] = [randomTensor([5, 6, 3], 7) as Tensor3D, randomTensor([6, 5, 3], 8, -2, 1) as Tensor3D]
    const sortedAlong = async (x: Tensor3D, direction: number) => {
      const values = await valuesOf(x)
      const along = Array.from({ length: 30 }, (_, place) =>
        [0, 1, 2].reduce(
          (sum, c) => sum + (values[place * 3 + c] ?? 0) * (directions.values[c * 6 + direction] ?? 0),
          0,
        ),
      )
      return along.sort((p, q) => p - q)
    }
    let expected = 0
    for (let direction = 0; direction < 6; direction++) {
      const [p, q] = [await sortedAlong(a, direction), await sortedAlong(b, direction)]
      expected += p.reduce((sum, value, i) => sum + (value - (q[i] ?? 0)) ** 2, 0) / 180
    }
    expect(await distance(a, b, directions)).toBeCloseTo(expected, 6)
    disposeTensors([a, b])
  })

  test('is 0 for the same distribution elsewhere, in more places, or behind the same mask', async () => {
    const directions = drawDirections(3, 1, normal(4))
    const a = randomTensor([height, width, 3], 7) as Tensor3D
    const turned = tf.tidy(() => tf.reverse(tf.transpose(a, [1, 0, 2]), 0)) as Tensor3D
    expect(await distance(turned, a, directions)).toBeLessThan(1e-10)
    const twice = tf.tidy(() => tf.concat([a, a], 1))
    expect(await distance(twice, a, directions)).toBeLessThan(2e-3)
    const half = guideOf((i) => (i % width < 7 ? 1 : 0))
    const [left, right] = [tf.slice(a, [0, 0, 0], [height, 7, 3]), tf.slice(a, [0, 7, 0], [height, 7, 3])]
    const swapped = tf.concat([left, tf.mul<Tensor3D>(right, 5)], 1)
    expect(await distance(swapped, a, directions)).toBeGreaterThan(0.1)
    expect(await distance(swapped, a, directions, { guide: half, styleGuide: half })).toBeLessThan(1e-10)
    expect(await distance(swapped, left, directions, { guide: half })).toBeLessThan(1e-10)
    disposeTensors([a, turned, twice, left, right, swapped])
  })

  test('of a soft mask weighs places as often as they would have to be repeated', async () => {
    const directions = drawDirections(2, 1, normal(2))
    const features = randomTensor([1, 4, 2], 3) as Tensor3D
    const weights = [1, 3, 0, 2]
    const style = randomTensor([1, 600, 2], 4) as Tensor3D
    const guide = new Guide({ width: 4, height: 1, values: Float32Array.from(weights) })
    const places = weights.flatMap((weight, i) => new Array<number>(weight).fill(i))
    const repeated = tf.tidy(() => tf.gather(features, tf.tensor1d(places, 'int32'), 1))
    const masked = await distance(features, style, directions, { guide })
    // Equal values that follow each other take all that their shares reach over; a mask takes the middle of it.
    const whole = await distance(repeated, style, directions)
    expect(masked).toBeLessThan(whole)
    expect(masked).toBeGreaterThan(0.7 * whole)
    disposeTensors([features, style, repeated])
  })

  test('of a mask of ones is that of none', async () => {
    const ones = guideOf(() => 1)
    const [plain, masked] = [await terms({}), await terms({ guide: ones })]
    const [a, b] = [await evaluateTerms(image, plain), await evaluateTerms(image, masked)]
    expect(b.total).toBeCloseTo(a.total, 6)
    disposeTensors([a.gradient, b.gradient])
    disposeTerms([...plain, ...masked])
  })

  test('is 0 for the style picture itself', async () => {
    const same = await terms({ style: image })
    const { total, gradient } = await evaluateTerms(image, same)
    expect(Math.abs(total)).toBeLessThan(1e-8)
    gradient.dispose()
    disposeTerms(same)
  })

  test.each([
    ['relative', undefined],
    // Under a soft mask the value jumps a little where two places of different weight change their order.
    ['raw', guideOf((i) => (i % width < 8 ? 1 : 0))],
  ] as const)('its gradient (%s) agrees with finite differences', async (form, guide) => {
    const made = await terms({ form, ...(guide && { guide }) })
    await expectSlope(image, made, { step: 2e-3, within: 0.02 })
    disposeTerms(made)
  })

  test('its target leaves nothing when it is canceled', async () => {
    const features = randomTensor([40, 40, 8], 1) as Tensor3D
    const statistic = slicedStatistic(drawDirections(8, 1, normal(1)))
    for (const looks of [0, 3]) {
      const stopped = expectTensors(0, () => slicedTarget(features, statistic, { signal: abortAfter(looks) }))
      await expect(stopped).rejects.toThrow(/abort/i)
    }
    features.dispose()
  })
})
