import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/engine/random'
import type { RunningBackend } from '../../../src/tensor'
import { disposeTensors, valuesOf } from '../../../src/tensor'
import { Owned } from '../../../src/tensor/owned'
import { runAtOnce } from '../../../src/tensor/steps'
import type { NetworkDescription } from '../../../src/tensor/training/description'
import type { Tensors } from '../../../src/tensor/training/layers/layer'
import {
  createNetwork,
  disposeNetwork,
  goBack,
  runNetwork,
  type TrainableNetwork,
} from '../../../src/tensor/training/network'
import { useBackend } from '../support/backend'
import { layerCases } from '../support/layer-cases'
import { randomTensor } from '../support/random'

const untracked = { training: true, keep: false } as const
const tracked = { training: true, keep: true } as const

function inputOf({ input }: NetworkDescription): tf.Tensor {
  return randomTensor([2, ...input.map((side) => side ?? 6)], 5)
}

/** Σ y · pull: a score whose gradient at y is `pull`. */
function score(network: TrainableNetwork, variables: Tensors, x: tf.Tensor, pull: tf.Tensor): number {
  const own = new Owned()
  const { y, updates } = runAtOnce(runNetwork(network, variables, x, untracked, own))
  const value = tf.tidy(() => tf.sum(tf.mul(y, pull)).dataSync()[0] ?? Number.NaN)
  disposeTensors([y, ...Object.values(updates ?? {})])
  own.dispose()
  return value
}

describe.each(['cpu', 'wasm'] as const)('layers on %s', (name) => {
  let backend: RunningBackend
  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => backend.dispose())

  test.each(layerCases)(
    '%s has the gradients of finite differences',
    async (_title, layers, input = [6, 4, 8]) => {
      const before = tf.memory().numTensors
      const network = createNetwork({ role: 'network', input, layers }, createRandom(3))
      const x = inputOf(network.description)
      const own = new Owned()
      const pass = runAtOnce(runNetwork(network, network.variables, x, tracked, own))
      const pull = randomTensor(pass.y.shape, 9)
      const { input: atInput, variables } = runAtOnce(goBack(pass, pull, { input: true, variables: true }))
      own.dispose()
      disposeTensors([pass.y, ...Object.values(pass.updates ?? {})])
      if (!atInput) throw new Error('There is no gradient at the input.')
      await expectSlopeAlong(x, atInput, (moved) => score(network, network.variables, moved, pull))
      for (const [key, value] of Object.entries(network.variables)) {
        const gradient = variables[key]
        if (/mean|variance/.test(key)) expect(gradient).toBeUndefined()
        else
          await expectSlopeAlong(value, gradient, (moved) =>
            score(network, { ...network.variables, [key]: moved }, x, pull),
          )
      }
      disposeTensors([x, pull, atInput, ...Object.values(variables)])
      disposeNetwork(network)
      expect(tf.memory().numTensors).toBe(before)
    },
  )
})

/** The gradient along a random direction is that of central differences. */
async function expectSlopeAlong(
  at: tf.Tensor,
  gradient: tf.Tensor | undefined,
  score: (moved: tf.Tensor) => number,
): Promise<void> {
  if (!gradient) throw new Error('A gradient is missing.')
  expect(gradient.shape).toEqual(at.shape)
  const direction = randomTensor(at.shape, 17)
  // Short, for the kinks of what is bent; not shorter, for the digits of float32.
  const step = 1e-3
  const ends = [step, -step].map((by) => {
    const moved = tf.tidy(() => tf.add(at, tf.mul(direction, by)))
    const value = score(moved)
    moved.dispose()
    return value
  })
  const slope = ((ends[0] ?? 0) - (ends[1] ?? 0)) / (2 * step)
  const [values, along] = [await valuesOf(gradient), await valuesOf(direction)]
  const expected = values.reduce((sum, value, i) => sum + value * (along[i] ?? 0), 0)
  const size = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0))
  direction.dispose()
  expect(Math.abs(slope - expected)).toBeLessThan(0.03 * Math.max(size, 1))
}
