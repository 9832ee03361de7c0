import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { disposeTensors, memory, valuesOf } from '../../../src/tensor'
import { runAtOnce } from '../../../src/tensor/steps'
import type { ConvolutionGeometry } from '../../../src/tensor/training/convolution'
import {
  convolveSteps,
  convolveTransposedSteps,
  filterGradientSteps,
} from '../../../src/tensor/training/convolution'
import { useBackend } from '../support/backend'
import { expectTensors } from '../support/leaks'
import { randomTensor } from '../support/random'
import { offerSoftwareGpu } from '../support/software-gpu'

interface Case extends ConvolutionGeometry {
  readonly batch: number
  readonly height: number
  readonly width: number
  readonly from: number
  readonly to: number
}

const cases = fc
  .record({
    kernel: fc.integer({ min: 1, max: 9 }),
    stride: fc.integer({ min: 1, max: 3 }),
    padding: fc.integer({ min: 0, max: 5 }),
    batch: fc.integer({ min: 1, max: 3 }),
    height: fc.integer({ min: 1, max: 13 }),
    width: fc.integer({ min: 1, max: 13 }),
    from: fc.integer({ min: 1, max: 5 }),
    to: fc.integer({ min: 1, max: 9 }),
  })
  .filter(({ kernel, padding, height, width }) => Math.min(height, width) + 2 * padding >= kernel)

/** Several tiles and parts of sums on WebGPU, and few channels of many on wasm. */
const larger: Case[] = [
  { kernel: 4, stride: 2, padding: 1, batch: 3, height: 24, width: 20, from: 5, to: 40 },
  { kernel: 3, stride: 1, padding: 1, batch: 2, height: 17, width: 20, from: 36, to: 3 },
  { kernel: 3, stride: 2, padding: 0, batch: 1, height: 30, width: 19, from: 24, to: 16 },
]

function inputs({ batch, height, width, from, to, kernel, stride, padding }: Case) {
  const side = (length: number) => Math.floor((length + 2 * padding - kernel) / stride) + 1
  return {
    x: randomTensor([batch, height, width, from], 1) as tf.Tensor4D,
    filter: randomTensor([kernel, kernel, from, to], 2) as tf.Tensor4D,
    bias: randomTensor([to], 3) as tf.Tensor1D,
    dy: randomTensor([batch, side(height), side(width), to], 4) as tf.Tensor4D,
    transposedBias: randomTensor([from], 5) as tf.Tensor1D,
  }
}

const names = ['y', 'dx', 'dfilter'] as const

type Values = Float32Array[]

/** What tfjs's own gradients say on the cpu. */
async function expectedFor(one: Case): Promise<Values> {
  const { x, filter, bias, dy, transposedBias } = inputs(one)
  const around: [number, number] = [one.padding, one.padding]
  const none: [number, number] = [0, 0]
  const y = (a: tf.Tensor, f: tf.Tensor) =>
    tf.conv2d(a as tf.Tensor4D, f as tf.Tensor4D, one.stride, [none, around, around, none])
  const results = tf.tidy(() => {
    const [dx, dfilter] = tf.grads((a, f) => y(a as tf.Tensor, f as tf.Tensor))([x, filter], dy)
    if (!dx || !dfilter) throw new Error('tfjs gave no gradients.')
    return [tf.add(y(x, filter), bias), tf.add(dx, transposedBias), dfilter]
  })
  const values = await Promise.all(results.map((tensor) => valuesOf(tensor)))
  disposeTensors([x, filter, bias, dy, transposedBias, ...results])
  return values
}

/** @param budget multiply-adds of a piece. */
async function actualFor(one: Case, budget?: number): Promise<Values> {
  const { x, filter, bias, dy, transposedBias } = inputs(one)
  const results = [
    await expectTensors(1, () => runAtOnce(convolveSteps(x, filter, one, bias, budget))),
    await expectTensors(1, () =>
      runAtOnce(convolveTransposedSteps(dy, filter, one, one, transposedBias, budget)),
    ),
    await expectTensors(1, () => runAtOnce(filterGradientSteps(x, dy, one, budget))),
  ]
  const shapes = [dy.shape, x.shape, filter.shape]
  expect(
    results.map(({ shape }) => shape),
    JSON.stringify(one),
  ).toEqual(shapes)
  const values = await Promise.all(results.map((tensor) => valuesOf(tensor)))
  disposeTensors([x, filter, bias, dy, transposedBias, ...results])
  return values
}

/** Largest difference over the largest value. */
function difference(actual: Float32Array, wanted: Float32Array): number {
  expect(actual.length).toBe(wanted.length)
  const most = (values: Float32Array) => values.reduce((top, value) => Math.max(top, Math.abs(value)), 0)
  return most(actual.map((value, i) => value - (wanted[i] ?? Number.NaN))) / (most(wanted) || 1)
}

const present = offerSoftwareGpu()
const backends = (['cpu', 'wasm', 'webgpu'] as const).filter((name) => present || name !== 'webgpu')

describe('convolutions for training', () => {
  const tried = [...larger, ...fc.sample(cases, { numRuns: 80, seed: 7 })]
  const wanted: Values[] = []

  beforeAll(async () => {
    const backend = await useBackend('cpu')
    for (const one of tried) wanted.push(await expectedFor(one))
    backend.dispose()
  })

  const agree = async (count: number, budget?: number) => {
    for (const [i, one] of tried.slice(0, count).entries()) {
      const actual = await actualFor(one, budget)
      names.forEach((what, at) => {
        const apart = difference(actual[at] ?? new Float32Array(), wanted[i]?.[at] ?? new Float32Array())
        expect(apart, `${what} of ${JSON.stringify(one)}`).toBeLessThan(1e-4)
      })
    }
    expect(memory().tensors).toBe(0)
  }

  test.each(backends)('agree on %s with the gradients of tfjs on the cpu', async (name) => {
    const backend = await useBackend(name)
    // Every shape is a new shader there.
    await agree(name === 'webgpu' ? 8 : tried.length)
    backend.dispose()
  })

  test.each(['cpu', 'wasm'] as const)('agree on %s in small pieces', async (name) => {
    const backend = await useBackend(name)
    await agree(tried.length, 2000)
    backend.dispose()
  })

  test('end between pieces without leaving a tensor, and give the same bytes each time', async () => {
    const backend = await useBackend('wasm')
    for (const one of tried.slice(0, 3)) {
      const { x, filter, bias, dy, transposedBias } = inputs(one)
      const budget = 20_000
      const ways = [
        () => convolveSteps(x, filter, one, bias, budget),
        () => convolveTransposedSteps(dy, filter, one, one, transposedBias, budget),
        () => filterGradientSteps(x, dy, one, budget),
      ]
      for (const way of ways) {
        await expectTensors(0, () => {
          const steps = way()
          steps.next()
          expect(steps.next().done).toBe(false)
          expect(() => steps.throw(new Error('Canceled'))).toThrow('Canceled')
        })
        const results = [runAtOnce(way()), runAtOnce(way())]
        const [first, second] = await Promise.all(results.map((tensor) => valuesOf(tensor)))
        expect(first).toEqual(second)
        disposeTensors(results)
      }
      disposeTensors([x, filter, bias, dy, transposedBias])
    }
    backend.dispose()
  })
})
