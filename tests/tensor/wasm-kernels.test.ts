import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend } from '../../src/tensor'
import { disposeTensors, memory, valuesOf } from '../../src/tensor'
import { pool, poolBackward } from '../../src/tensor/networks/pooling'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

describe('kernels of ours on wasm', () => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend('wasm')
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  const axis = fc
    .record({ length: fc.integer({ min: 1, max: 6 }), a: fc.nat(5), b: fc.nat(5) })
    .map(({ length, a, b }) => {
      const [start, end] = [a % length, b % length].sort((p, q) => p - q)
      return { length, start: start ?? 0, size: (end ?? 0) - (start ?? 0) + 1 }
    })

  test('a slice has the values of its box', async () => {
    const property = fc.asyncProperty(fc.array(axis, { minLength: 1, maxLength: 5 }), async (axes) => {
      const shape = axes.map(({ length }) => length)
      const total = shape.reduce((product, n) => product * n, 1)
      const x = tf.tidy(() => tf.reshape(tf.range(0, total), shape))
      const begin = axes.map(({ start }) => start)
      const size = axes.map((one) => one.size)
      const cut = await expectTensors(1, () => tf.slice(x, begin, size))
      let expected = [0]
      axes.forEach(({ length, start, size: count }) => {
        expected = expected.flatMap((at) => Array.from({ length: count }, (_, i) => at * length + start + i))
      })
      expect(cut.shape).toEqual(size)
      expect(Array.from(await valuesOf(cut))).toEqual(expected)
      disposeTensors([x, cut])
    })
    await fc.assert(property)
  })

  test.each([
    ['max', [1, 0, 0, 0, 0, 0, 0, 0, 2, 0]],
    ['avg', [0.25, 0.25, 0.5, 0.5, 0, 0.25, 0.25, 0.5, 0.5, 0]],
  ] as const)(
    'the gradient of %s pooling goes to the first of the largest, or to all',
    async (pooling, expected) => {
      const x = tf.tensor4d([4, 4, -3, -2, 9, 4, 1, -9, -1, 9], [1, 2, 5, 1])
      const y = pool(x, pooling)
      const dy = tf.tensor4d([1, 2], [1, 1, 2, 1])
      const dx = await expectTensors(1, () => poolBackward(dy, x, y, pooling))
      expect(Array.from(await valuesOf(dx))).toEqual([...expected])
      disposeTensors([x, y, dy, dx])
    },
  )

  test('other pooling has no gradient rather than a wrong one', () => {
    const x = randomTensor([1, 4, 4, 1], 1)
    const window = { filterSize: [3, 3], strides: [1, 1], pad: 'valid' }
    const run = () => tf.engine().runKernel(tf.AvgPoolGrad, { dy: x, input: x }, window)
    expect(run).toThrow(/2x2/)
    x.dispose()
  })
})
