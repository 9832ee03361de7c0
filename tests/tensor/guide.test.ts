import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  contentTerm,
  disposeTensors,
  disposeTerms,
  EmptyMaskError,
  evaluateTerms,
  Guide,
  gramMatrix,
  guideFrom,
  MaskShapeError,
  styleTerm,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, startImage, tinyNetwork } from './support/random'
import { expectSlope } from './support/slope'

const [height, width] = [11, 14]

/** A mask of the size of the start image. */
function guideOf(valueAt: (x: number, y: number) => number, size = { width, height }): Guide {
  const values = Float32Array.from({ length: size.width * size.height }, (_, i) =>
    valueAt(i % size.width, Math.floor(i / size.width)),
  )
  return new Guide({ ...size, values })
}

const ones = guideOf(() => 1)
const left = guideOf((x) => (x < 5 ? 1 : 0))
const soft = guideOf((x, y) => (x + y) / 25)

describe('a guide', () => {
  test('weighs every place with 1 when the mask is all ones, at every size', () => {
    for (const size of [11, 5, 2]) {
      for (const weight of ones.weightsAt(size, Math.round((size * 14) / 11)))
        expect(weight).toBeCloseTo(1, 5)
    }
  })

  test('averages what a place covers, and has mean 1', () => {
    const stripes = guideOf((x) => (x < 2 ? 1 : x < 3 ? 0.5 : 0), { width: 8, height: 4 })
    const row = [1, 0.25, 0, 0].map((average) => average / 0.3125)
    expect([...stripes.weightsAt(2, 4)]).toEqual([...row, ...row].map((weight) => expect.closeTo(weight, 5)))
    const weights = soft.weightsAt(5, 7)
    expect(weights.reduce((sum, value) => sum + value, 0) / weights.length).toBeCloseTo(1, 5)
  })

  test('of another shape than the picture is refused, a scaled one is not', () => {
    expect(() => soft.weightsAt(14, 11)).toThrow(MaskShapeError)
    expect(() => soft.weightsAt(22, 28)).not.toThrow()
    // What poolings of an odd size leave.
    expect(() => soft.weightsAt(2, 3)).not.toThrow()
  })
})

describe.each(['cpu', 'wasm'] as const)('losses under a guide on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  let image: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    image = startImage()
    ;(await evaluateTerms(image, terms(undefined))).gradient.dispose()
  })
  afterAll(() => {
    network.dispose()
    image.dispose()
    backend.dispose()
  })

  const pooling = 'max' as const

  /** A content and a style term under one guide; their targets are from fixed noise. */
  function terms(guide: Guide | undefined, form: 'relative' | 'raw' = 'relative'): LossTerm[] {
    const other = randomTensor([height, width, 3], 5, 0, 1) as Tensor3D
    const taps = network.activations(other, ['relu1_1', 'relu2_1', 'relu3_1'], pooling)
    const made = [...taps].flatMap(([layer, target]) => {
      const gram = gramMatrix(target)
      const needs = { network, layer, pooling }
      const both = [
        contentTerm({ needs, target, form, weight: 0.7, guide }),
        styleTerm({ needs, target: gram, form, weight: 1.3, guide }),
      ]
      gram.dispose()
      return both
    })
    disposeTensors([other, ...taps.values()])
    return made
  }

  async function evaluate(made: LossTerm[]) {
    const { total, values, gradient } = await evaluateTerms(image, made)
    const numbers = await valuesOf(gradient)
    gradient.dispose()
    disposeTerms(made)
    return { total, values, gradient: numbers }
  }

  test.each(['relative', 'raw'] as const)('of ones are those without one (%s)', async (form) => {
    const [plain, masked] = [await evaluate(terms(undefined, form)), await evaluate(terms(ones, form))]
    for (const [term, value] of Object.entries(plain.values)) {
      expect(Math.abs((masked.values[term] ?? Number.NaN) - value)).toBeLessThan(1e-5 * Math.abs(value))
    }
    const largest = Math.max(...plain.gradient.map(Math.abs))
    plain.gradient.forEach((value, i) => {
      expect(Math.abs((masked.gradient[i] ?? Number.NaN) - value)).toBeLessThan(1e-5 * largest)
    })
  })

  test('the guided Gram matrix is that of the masked part, whatever its size', async () => {
    const features = randomTensor([height, width, 6], 9) as Tensor3D
    const part = tf.slice(features, [0, 0, 0], [height, 5, 6])
    const [guided, cut] = [gramMatrix(features, left), gramMatrix(part)]
    const expected = await valuesOf(cut)
    ;(await valuesOf(guided)).forEach((value, i) => {
      expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 5)
    })
    disposeTensors([features, part, guided, cut])
  })

  test('a layer that is cut into bands gives the same Gram matrix and gradient', async () => {
    const [tall, wide, channels] = [300, 200, 8]
    const hill = guideOf((x, y) => (y > 60 && x > 90 ? x * y : 0), { width: wide, height: tall })
    const features = randomTensor([tall, wide, channels], 9) as Tensor3D
    const upstream = randomTensor([channels, channels], 4)
    const weights = tf.tensor(hill.weightsAt(tall, wide), [tall * wide, 1])
    const plain = (x: tf.Tensor) => {
      const rows = tf.reshape(x, [tall * wide, channels])
      return tf.div(tf.matMul(rows, tf.mul(rows, weights), true), features.size)
    }
    const pairs = [
      [gramMatrix(features, hill), tf.tidy(() => plain(features))],
      [
        tf.grad((x) => gramMatrix(x as Tensor3D, hill))(features, upstream),
        tf.grad(plain)(features, upstream),
      ],
    ] as const
    for (const [ours, theirs] of pairs) {
      const [numbers, expected] = [await valuesOf(ours), await valuesOf(theirs)]
      const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0)
      numbers.forEach((value, i) => {
        if (Math.abs(value - (expected[i] ?? Number.NaN)) > 1e-4 * largest) expect(value).toBe(expected[i])
      })
    }
    disposeTensors([features, upstream, weights, ...pairs.flat()])
  })

  test('have no gradient where the mask is far away', async () => {
    const all = terms(left)
    const first = all.filter(({ needs }) => needs?.layer === 'relu1_1')
    disposeTerms(all.filter((term) => !first.includes(term)))
    const { gradient } = await evaluate(first)
    const at = (x: number) => Math.abs(gradient[(5 * width + x) * 3] ?? 0)
    expect(at(13)).toBe(0)
    expect(at(1)).toBeGreaterThan(0)
  })

  test('of several masks agree with finite differences, and leave nothing behind', async () => {
    const made = [...terms(left), ...terms(soft), ...terms(undefined)]
    const direction = randomTensor(image.shape, 33) as Tensor3D
    await expectSlope(image, made, { along: direction, step: 1e-3, within: 0.01 })
    direction.dispose()
    disposeTerms(made)
  })

  test('read from an empty mask are refused', async () => {
    const nothing = tf.zeros<tf.Rank.R3>([4, 4, 1])
    await expectTensors(0, () => expect(guideFrom(nothing)).rejects.toThrow(EmptyMaskError))
    nothing.dispose()
  })

  test('of another shape fail by name and leave nothing behind', async () => {
    const turned = guideOf(() => 1, { width: 11, height: 14 })
    const made = terms(turned, 'raw')
    await expectTensors(0, () => expect(evaluateTerms(image, made)).rejects.toThrow(MaskShapeError))
    disposeTerms(made)
  })
})
