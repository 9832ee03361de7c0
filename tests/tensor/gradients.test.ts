import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, Pooling, RunningBackend, Tensor2D, Tensor3D } from '../../src/tensor'
import { disposeTensors, disposeTerms, evaluateTerms, gramMatrix, valuesOf } from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, startImage, tinyNetwork, tinyTerms } from './support/random'
import { expectSlope } from './support/slope'

describe.each(['cpu', 'wasm'] as const)('gradients on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
  })

  afterAll(() => {
    network.dispose()
    backend.dispose()
  })

  const kinds = [
    ['max', 'zeros'],
    ['avg', 'zeros'],
    ['max', 'replicate'],
    ['avg', 'replicate'],
  ] as const
  test.each(kinds)('of all terms agree with finite differences (%s, %s)', async (pooling, padding) => {
    const image = startImage()
    const terms = tinyTerms(network, pooling, padding)
    ;(await evaluateTerms(image, terms)).gradient.dispose()
    await expectSlope(image, terms, { step: 1e-3, within: 0.01 })
    disposeTensors([image])
    disposeTerms(terms)
  })

  test.each(kinds)('by hand agree with the tape through activations (%s, %s)', async (pooling, padding) => {
    const image = startImage()
    const terms = tinyTerms(network, pooling, padding)
    const { gradient } = await evaluateTerms(image, terms)
    const layers = ['relu1_1', 'relu2_1', 'relu3_1']
    const taped = tf.grad((x) => {
      const taps = network.activations(x as Tensor3D, layers, pooling, padding)
      const scores = terms.map((term) => {
        const tap = term.needs ? taps.get(term.needs.layer) : (x as Tensor3D)
        const seen = tap && (term.statistic?.of(tap) ?? tap)
        if (!seen) throw new Error('no tap')
        return tf.mul(term.score(seen, term.targets), term.weight)
      })
      return tf.addN(scores)
    })(image)
    expect(await largestDifference(gradient, taped)).toBeLessThan(1e-5)
    disposeTensors([image, gradient, taped])
    disposeTerms(terms)
  })

  test('of the Gram matrix agrees with tfjs on the formula', async () => {
    const features = randomTensor([4, 5, 6], 3) as Tensor3D
    const upstream = randomTensor([6, 6], 4) as Tensor2D
    const plain = (x: tf.Tensor): Tensor2D => {
      const flat = tf.reshape(x, [20, 6])
      return tf.div(tf.matMul(flat, flat, true, false), 20 * 6)
    }
    const value = gramMatrix(features)
    const expected = tf.tidy(() => plain(features))
    expect(await largestDifference(value, expected)).toBeLessThan(1e-6)
    const ours = tf.grad((x) => gramMatrix(x as Tensor3D))(features, upstream)
    const theirs = tf.grad(plain)(features, upstream)
    expect(await largestDifference(ours, theirs)).toBeLessThan(1e-6)
    disposeTensors([features, upstream, value, expected, ours, theirs])
  })

  test('evaluating leaves nothing but the gradient, and an error nothing at all', async () => {
    const image = startImage()
    const terms = tinyTerms(network)
    // The first backward pass makes the rotated filters, which the network keeps.
    ;(await evaluateTerms(image, terms)).gradient.dispose()
    const result = await expectTensors(1, () => evaluateTerms(image, terms))
    result.gradient.dispose()
    const broken = { ...totalFailure(), name: 'broken' }
    await expect(expectTensors(0, () => evaluateTerms(image, [...terms, broken]))).rejects.toThrow(
      'on purpose',
    )
    const first = terms[0]
    if (!first) throw new Error('no terms')
    const late = { ...first, score: totalFailure().score }
    await expect(expectTensors(0, () => evaluateTerms(image, [...terms, late]))).rejects.toThrow('on purpose')
    image.dispose()
    disposeTerms(terms)
  })

  test('activations and extract agree and leave only the taps', async () => {
    const image = startImage()
    for (const pooling of ['max', 'avg'] satisfies Pooling[]) {
      const sync = await expectTensors(2, () => network.activations(image, ['relu1_2', 'relu3_2'], pooling))
      const async = await expectTensors(2, () => network.extract(image, ['relu1_2', 'relu3_2'], pooling))
      for (const [layer, tensor] of sync) {
        const other = async.get(layer)
        expect(other?.shape).toEqual(tensor.shape)
        expect(other && (await largestDifference(tensor, other))).toBe(0)
      }
      disposeTensors([...sync.values(), ...async.values()])
    }
    image.dispose()
  })
})

/** A term that fails after recording operations on the tape. */
function totalFailure() {
  return {
    weight: 1,
    targets: [],
    score: (x: tf.Tensor): tf.Scalar => {
      tf.square(tf.mul(x, 2))
      throw new Error('on purpose')
    },
  }
}

async function largestDifference(a: tf.Tensor, b: tf.Tensor): Promise<number> {
  const [left, right] = await Promise.all([valuesOf(a), valuesOf(b)])
  return left.reduce((most, value, i) => Math.max(most, Math.abs(value - (right[i] ?? Number.NaN))), 0)
}
