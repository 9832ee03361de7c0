import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createRandom } from '../../../src/engine/random'
import type { RunningBackend } from '../../../src/tensor'
import { disposeTensors, interpolateSpherically, memory, tensorFrom, valuesOf } from '../../../src/tensor'
import { disposeTree } from '../../../src/tensor/optimize/tensor-tree'
import { runAtOnce } from '../../../src/tensor/steps'
import { averageVariables } from '../../../src/tensor/training/average'
import {
  type OptimizerSettings,
  optimizerStep,
  type TrainingMemory,
} from '../../../src/tensor/training/optimizer'
import { normalizeFilter } from '../../../src/tensor/training/spectral'
import { useBackend } from '../support/backend'
import { randomTensor } from '../support/random'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('cpu')
})
afterAll(() => backend.dispose())

const optimizers: readonly OptimizerSettings[] = [
  { kind: 'adam', learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-8 },
  { kind: 'rmsprop', learningRate: 0.02, decay: 0.9, epsilon: 1e-8 },
  { kind: 'sgd', learningRate: 0.1, momentum: 0.5 },
]

/** Σ (x - target)², from x = 0. */
async function descend(settings: OptimizerSettings, steps: number) {
  const target = tensorFrom([1, -2, 3], [3])
  let variables: Readonly<Record<string, tf.Tensor>> = {
    x: tensorFrom([0, 0, 0], [3]),
    still: tensorFrom([5], [1]),
  }
  let held: TrainingMemory | null = null
  for (let step = 0; step < steps; step++) {
    const x = variables.x
    if (!x) throw new Error('x is missing.')
    const gradient = tf.tidy(() => tf.mul(tf.sub(x, target), 2))
    const moved: { variables: Readonly<Record<string, tf.Tensor>>; memory: TrainingMemory } = runAtOnce(
      optimizerStep(variables, { x: gradient }, held, settings),
    )
    disposeTensors([gradient, ...Object.values(variables)])
    if (held) disposeTree(held)
    variables = moved.variables
    held = moved.memory
  }
  const [x, still] = [variables.x, variables.still]
  const found = { x: x && Array.from(await valuesOf(x)), still: still && Array.from(await valuesOf(still)) }
  disposeTensors([target, ...Object.values(variables)])
  disposeTree(held)
  return found
}

describe.each(optimizers)('$kind', (settings) => {
  test('finds the bottom of a bowl, leaves what has no gradient, and nothing else', async () => {
    const before = memory().tensors
    const { x, still } = await descend(settings, 300)
    expect(x?.map((value) => Math.round(value * 20) / 20)).toEqual([1, -2, 3])
    expect(still).toEqual([5])
    expect(memory().tensors).toBe(before)
  })
})

test('the first step of Adam goes the learning rate, whatever the slope', async () => {
  const { x } = await descend({ kind: 'adam', learningRate: 0.1, beta1: 0.5, beta2: 0.9, epsilon: 1e-8 }, 1)
  x?.forEach((value, i) => {
    expect(value).toBeCloseTo([0.1, -0.1, 0.1][i] ?? Number.NaN, 5)
  })
})

test('an average forgets how it began', async () => {
  let average: Readonly<Record<string, tf.Tensor>> | null = null
  for (let step = 1; step <= 100; step++) {
    const variables = { x: tensorFrom([step <= 10 ? 100 : 1], [1]) }
    const next: Readonly<Record<string, tf.Tensor>> = averageVariables(average, variables, step, 0.9)
    disposeTensors([...Object.values(average ?? {}), variables.x])
    average = next
  }
  expect(average?.x && (await valuesOf(average.x))[0]).toBeCloseTo(1, 1)
  disposeTensors(Object.values(average ?? {}))
})

describe('spectral normalization', () => {
  test('makes the largest singular value 1, and its gradient is that of finite differences', async () => {
    const before = memory().tensors
    const filter = randomTensor([3, 3, 4, 5], 1) as tf.Tensor4D
    let direction = randomTensor([1, 5], 2) as tf.Tensor2D
    for (let turn = 0; turn < 60; turn++) {
      const { filter: normal, direction: next, rest } = normalizeFilter(filter, direction)
      disposeTensors([normal, direction, ...rest])
      direction = next
    }
    const { filter: normal, direction: last, rest, pull } = normalizeFilter(filter, direction)
    const gain = tf.tidy(() => {
      const matrix = tf.reshape<tf.Rank.R2>(normal, [-1, 5])
      return tf.norm(tf.matMul(last, tf.transpose(matrix))).dataSync()[0]
    })
    expect(gain).toBeCloseTo(1, 3)
    const slope = randomTensor([3, 3, 4, 5], 3) as tf.Tensor4D
    const along = randomTensor([3, 3, 4, 5], 4) as tf.Tensor4D
    const gradient = pull(tf.clone(slope))
    const score = (by: number) => {
      const moved = tf.tidy(() => tf.add<tf.Tensor4D>(filter, tf.mul(along, by)))
      const { filter: found, direction: d, rest: r } = normalizeFilter(moved, last)
      const value = tf.tidy(() => tf.sum(tf.mul(found, slope)).dataSync()[0] ?? Number.NaN)
      disposeTensors([moved, found, d, ...r])
      return value
    }
    const expected = tf.tidy(() => tf.sum(tf.mul(gradient, along)).dataSync()[0] ?? Number.NaN)
    expect((score(1e-3) - score(-1e-3)) / 2e-3).toBeCloseTo(expected, 1)
    disposeTensors([filter, direction, normal, last, ...rest, slope, along, gradient])
    expect(memory().tensors).toBe(before)
  })
})

test('between two latents, the way is along the great circle', () => {
  const random = createRandom(1)
  const point = () => Float32Array.from({ length: 64 }, () => random.normal())
  const [a, b] = [point(), point()]
  const length = (of: Float32Array) => Math.sqrt(of.reduce((sum, x) => sum + x * x, 0))
  expect(interpolateSpherically(a, b, 0)).toEqual(a)
  const middle = length(interpolateSpherically(a, b, 0.5))
  expect(middle).toBeGreaterThan(0.9 * Math.min(length(a), length(b)))
  expect(interpolateSpherically(a, a, 0.3).every((x, i) => Math.abs(x - (a[i] ?? 0)) < 1e-4)).toBe(true)
})
