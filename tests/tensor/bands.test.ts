import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor, Tensor1D, Tensor3D, Tensor4D } from '../../src/tensor'
import { disposeTensors, gramMatrix, memory, valuesOf } from '../../src/tensor'
import { bandsAt, evenly } from '../../src/tensor/bands/bands'
import { Speed, speedOf } from '../../src/tensor/bands/speed'
import { FrozenConvolution } from '../../src/tensor/networks/convolution'
import { pool, poolBackward, poolBackwardInBands } from '../../src/tensor/networks/pooling'
import { Pacer } from '../../src/tensor/pause'
import { applyLayer } from '../../src/tensor/stylize/decoder-layer'
import { useBackend } from './support/backend'
import { FixedBands } from './support/bands'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

const paddings = ['zeros', 'replicate'] as const
const shapes = fc.record({
  height: fc.integer({ min: 1, max: 19 }),
  width: fc.integer({ min: 1, max: 13 }),
  from: fc.integer({ min: 1, max: 10 }),
  to: fc.integer({ min: 1, max: 10 }),
  rows: fc.integer({ min: 1, max: 20 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
})

function convolutionOf(from: number, to: number, seed: number): FrozenConvolution {
  const filter = randomTensor([3, 3, from, to], seed) as Tensor4D
  return new FrozenConvolution(filter, randomTensor([to], seed + 1) as Tensor1D)
}

/** Not `toEqual` on the arrays, which is slow; -0 equals 0. */
async function expectSame(actual: Tensor, expected: Tensor): Promise<void> {
  expect(actual.shape).toEqual(expected.shape)
  const [a, b] = await Promise.all([valuesOf(actual), valuesOf(expected)])
  expect(a.findIndex((value, i) => value !== b[i])).toBe(-1)
}

describe.each(['cpu', 'wasm'] as const)('computing in bands on %s', (name) => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test.each(paddings)(
    'a convolution padded by %s gives the same bits forward and backward',
    async (padding) => {
      const property = fc.asyncProperty(shapes, async ({ height, width, from, to, rows, seed }) => {
        const convolution = convolutionOf(from, to, seed)
        const x = randomTensor([1, height, width, from], seed + 2) as Tensor4D
        const dy = randomTensor([1, height, width, to], seed + 3) as Tensor4D
        const y = convolution.forward(x, padding)
        const dx = convolution.backward(dy, y, padding)
        const bands = () => new FixedBands(rows)
        const banded = await expectTensors(1, () => convolution.forwardInBands(x, bands(), padding))
        const back = await expectTensors(1, () => convolution.backwardInBands(dy, y, bands(), padding))
        await expectSame(banded, y)
        await expectSame(back, dx)
        convolution.dispose()
        disposeTensors([x, dy, y, dx, banded, back])
      })
      await fc.assert(property, { numRuns: 60 })
    },
  )

  test.each(['max', 'avg'] as const)('the gradient of %s pooling is the same', async (pooling) => {
    const property = fc.asyncProperty(shapes, async ({ height, width, from, rows, seed }) => {
      // Few values, so that many are equal; not negative, as after a ReLU.
      const x = tf.tidy(
        () => tf.round(randomTensor([1, height + 1, width + 1, from], seed, 0, 3)) as Tensor4D,
      )
      const y = pool(x, pooling)
      const dy = randomTensor(y.shape, seed + 1) as Tensor4D
      const whole = poolBackward(dy, x, y, pooling)
      const banded = await poolBackwardInBands(dy, x, y, pooling, new FixedBands(rows))
      await expectSame(banded, whole)
      disposeTensors([x, y, dy, whole, banded])
    })
    await fc.assert(property, { numRuns: 40 })
  })

  test('a layer of the decoder is the same', async () => {
    const property = fc.asyncProperty(shapes, async ({ height, width, from, to, rows, seed }) => {
      const layer = {
        filter: randomTensor([3, 3, 2 * from, to], seed) as Tensor4D,
        bias: randomTensor([to], seed + 1) as Tensor1D,
        relu: seed % 2 === 0,
        enlarge: seed % 3 === 0,
      }
      const times = layer.enlarge ? 2 : 1
      const x = randomTensor([height + 1, width + 1, from], seed + 2) as Tensor3D
      const joined = randomTensor([times * (height + 1), times * (width + 1), from], seed + 3) as Tensor3D
      const whole = await applyLayer(x, layer, joined, new FixedBands(times * (height + 1)))
      expect(whole.shape).toEqual([times * (height + 1), times * (width + 1), to])
      const banded = await expectTensors(1, () => applyLayer(x, layer, joined, new FixedBands(rows)))
      await expectSame(banded, whole)
      disposeTensors([layer.filter, layer.bias, x, joined, whole, banded])
    })
    await fc.assert(property, { numRuns: 30 })
  })

  test.each(paddings)('Cancel between bands frees everything (%s)', async (padding) => {
    const convolution = convolutionOf(4, 5, 1)
    const x = randomTensor([1, 12, 6, 4], 2) as Tensor4D
    const y = convolution.forward(x)
    convolution.backward(y, y, padding).dispose()
    const canceled = () => {
      const controller = new AbortController()
      const bands = new FixedBands(2, controller.signal)
      const next = bands.next.bind(bands)
      bands.next = (left) => {
        if (left <= 6) controller.abort()
        return next(left)
      }
      return bands
    }
    const forward = () => convolution.forwardInBands(x, canceled(), padding)
    const backward = () => convolution.backwardInBands(y, y, canceled(), padding)
    await expect(expectTensors(0, forward)).rejects.toThrow(/abort/i)
    await expect(expectTensors(0, backward)).rejects.toThrow(/abort/i)
    convolution.dispose()
    disposeTensors([x, y])
  })

  test('a large Gram matrix, summed in pieces, is what its definition says', async () => {
    const channels = 96
    const x = randomTensor([80, 70, channels], 5, 0, 1) as Tensor3D
    const gram = await expectTensors(1, () => gramMatrix(x))
    const [values, actual] = await Promise.all([valuesOf(x), valuesOf(gram)])
    for (const [i, j] of [
      [0, 0],
      [3, 95],
      [95, 3],
    ] as const) {
      let sum = 0
      for (let at = 0; at < values.length; at += channels)
        sum += (values[at + i] ?? 0) * (values[at + j] ?? 0)
      expect(actual[i * channels + j]).toBeCloseTo(sum / values.length, 8)
    }
    disposeTensors([x, gram])
  })
})

describe('the size of bands', () => {
  test('pauses grow with the work, and each band stays within the budget', () => {
    const count = (height: number, workPerRow: number) => {
      let pauses = 0
      for (let left = height; left > 0; pauses++) {
        const rows = evenly(left, workPerRow, 1000)
        expect(rows === 1 || rows * workPerRow <= 1000 + workPerRow).toBe(true)
        left -= rows
      }
      return pauses
    }
    expect(count(10, 100)).toBe(1)
    expect(count(100, 100)).toBe(10)
    expect(count(100, 200)).toBe(20)
    expect(count(7, 5000)).toBe(7)
    expect(count(5, 0)).toBe(1)
  })

  test('a faster machine gets larger bands', () => {
    const speed = new Speed(1)
    const bands = bandsAt(speed, new Pacer())
    const before = bands.next(1000, 10)
    for (let i = 0; i < 10; i++) bands.done(1000, 10)
    expect(bands.next(1000, 10)).toBeGreaterThan(10 * before)
  })

  test('there is one band where speed has no meaning', async () => {
    expect(bandsAt(null, new Pacer()).next(1e6, 1e9)).toBe(1e6)
    const backend = await useBackend('wasm')
    expect(speedOf('convolution')).toBe(speedOf('convolution'))
    expect(speedOf('convolution')).not.toBe(speedOf('poolGradient'))
    backend.dispose()
  })
})
