import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { describeAutoencoder } from '../../../models'
import { createRandom } from '../../../src/engine/random'
import type { RunningBackend } from '../../../src/tensor'
import { codeSizeOf, disposeTensors, fromLevels, memory, toLevels, valuesOf } from '../../../src/tensor'
import { runAtOnce } from '../../../src/tensor/steps'
import { type AutoencoderSettings, autoencoderStep } from '../../../src/tensor/training/autoencoder/step'
import type { NetworkDescription } from '../../../src/tensor/training/description'
import {
  createNetwork,
  disposeNetwork,
  placeNetwork,
  type TrainableNetwork,
} from '../../../src/tensor/training/network'
import { useBackend } from '../support/backend'
import { randomTensor } from '../support/random'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('cpu')
})
afterAll(() => backend.dispose())

const settings: AutoencoderSettings = {
  error: 'squared',
  rounding: 'noise',
  bits: [4, 8],
  // Steps along the gradient, so that where they lead tells what it is.
  optimizer: { kind: 'sgd', learningRate: 1, momentum: 0 },
  averaging: 0,
}

function stepped(network: TrainableNetwork, x: tf.Tensor4D, changed: Partial<AutoencoderSettings> = {}) {
  const random = createRandom(9)
  return runAtOnce(autoencoderStep(network, x, { ...settings, ...changed }, () => random.uniform()))
}

describe('a step of an autoencoder', () => {
  test.each(['squared', 'absolute'] as const)('follows the slope of its loss (%s)', async (error) => {
    const network = createNetwork(describeAutoencoder({ code: 3, width: 4 }), createRandom(2))
    const x = randomTensor([2, 16, 16, 3], 5) as tf.Tensor4D
    const { network: moved, measures } = stepped(network, x, { error })
    const lossAt = async (name: string, index: number, by: number) => {
      // A copy: the cpu backend hands out the values themselves.
      const values = (await valuesOf(network.variables[name] as tf.Tensor)).slice()
      values[index] = (values[index] ?? 0) + by
      const changed = tf.tensor(values, network.variables[name]?.shape)
      const there = { ...network, variables: { ...network.variables, [name]: changed } }
      const step = stepped(there, x, { error })
      const [loss = Number.NaN] = await valuesOf(step.measures)
      disposeTensors([changed, step.measures])
      disposeNetwork(step.network)
      return loss
    }
    // In the encoder, in a block, at the code, and in the decoder.
    for (const name of ['1.kernel', '6.1.kernel', '7.kernel', '9.kernel', '17.kernel', '17.bias']) {
      const [before, after] = await Promise.all(
        [network, moved].map(({ variables }) => valuesOf(variables[name] as tf.Tensor)),
      )
      const slopes = Array.from(before ?? [], (value, index) => value - (after?.[index] ?? 0))
      const index = slopes.reduce(
        (best, slope, at) => (Math.abs(slope) > Math.abs(slopes[best] ?? 0) ? at : best),
        0,
      )
      const far = 2e-3
      const numeric = ((await lossAt(name, index, far)) - (await lossAt(name, index, -far))) / (2 * far)
      expect(numeric / (slopes[index] ?? 0), name).toBeCloseTo(1, 1)
    }
    disposeTensors([x, measures])
    disposeNetwork(network)
    disposeNetwork(moved)
  })

  test('leaves nothing behind when it ends in the middle', () => {
    const network = createNetwork(describeAutoencoder({ code: 3, width: 4 }), createRandom(2))
    const x = randomTensor([1, 16, 16, 3], 5) as tf.Tensor4D
    const before = memory().tensors
    for (let last = 0; ; last++) {
      const random = createRandom(9)
      const steps = autoencoderStep(network, x, { ...settings, averaging: 0.9 }, () => random.uniform())
      let at = 0
      for (; at < last; at++) if (steps.next().done) break
      if (at < last) break
      expect(() => steps.throw(new Error('stopped'))).toThrow('stopped')
      expect(memory().tensors, `after ${last}`).toBe(before)
    }
    x.dispose()
    disposeNetwork(network)
  })
})

describe('codes of networks', () => {
  const plain: NetworkDescription = {
    role: 'network',
    input: [null, null, 3],
    layers: [
      { kind: 'convolution', filters: 5, kernel: 4, stride: 4 },
      { kind: 'convolution', filters: 48, kernel: 3 },
      { kind: 'pixel-shuffle', factor: 4 },
    ],
    code: 1,
  }

  test('have their places and channels by the layers before them', () => {
    expect(codeSizeOf(describeAutoencoder({ code: 7, width: 4 }))).toEqual({ factor: 8, channels: 7 })
    expect(codeSizeOf(plain)).toEqual({ factor: 4, channels: 5 })
  })

  test('are none where pictures of some size would not come back', () => {
    const { code: _, ...without } = plain
    expect(codeSizeOf(without)).toBeUndefined()
    expect(codeSizeOf({ ...plain, input: [16, 16, 3] })).toBeUndefined()
    const [first, second] = plain.layers
    if (!first || !second) throw new Error('A layer is missing.')
    expect(codeSizeOf({ ...plain, layers: [first, second] })).toBeUndefined()
    const narrow = { kind: 'convolution', filters: 5, kernel: 3, stride: 4, padding: 0 } as const
    expect(codeSizeOf({ ...plain, layers: [narrow, ...plain.layers.slice(1)] })).toEqual({
      factor: 4,
      channels: 5,
    })
    const wide = { kind: 'reflection-pad', size: 9 } as const
    expect(codeSizeOf({ ...plain, layers: [wide, ...plain.layers] })).toBeUndefined()
  })

  test.each([0, 3, 1.5, -1, Number.NaN])('do not lie after layer %d of three', (code) => {
    expect(() => placeNetwork({ ...plain, code })).toThrow(`has its code after layer ${code} of 3`)
  })

  test.each([1, 2, 5, 8])('of %i bits are rounded to what they are read as', (bits) => {
    const levels = Uint8Array.from({ length: 2 ** bits }, (_, level) => level)
    expect(toLevels(fromLevels(levels, bits), bits)).toEqual(levels)
    expect(Array.from(toLevels(Float32Array.of(-9, 9), bits))).toEqual([0, 2 ** bits - 1])
  })
})
