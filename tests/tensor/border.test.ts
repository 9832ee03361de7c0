import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, RunningBackend, Tensor3D, Tensor4D } from '../../src/tensor'
import { disposeTensors, memory, tensorFrom, valuesOf } from '../../src/tensor'
import { foldBorder, replicateBorder } from '../../src/tensor/networks/border'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, tinyNetwork } from './support/random'

const sizes = fc.record({
  height: fc.integer({ min: 1, max: 9 }),
  width: fc.integer({ min: 1, max: 9 }),
  channels: fc.integer({ min: 1, max: 9 }),
  seed: fc.integer({ min: 1, max: 1e6 }),
})

describe.each(['cpu', 'wasm'] as const)('a repeated border on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
  })
  afterAll(() => {
    network.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('repeats rows, columns and corners once', async () => {
    const property = fc.asyncProperty(sizes, async ({ height, width, channels, seed }) => {
      const x = randomTensor([1, height, width, channels], seed) as Tensor4D
      const bordered = await expectTensors(1, () => replicateBorder(x))
      const [from, to] = await Promise.all([valuesOf(x), valuesOf(bordered)])
      const within = (place: number, length: number) => Math.min(length - 1, Math.max(0, place - 1))
      const expected = Array.from(to, (_, i) => {
        const [row, column] = [Math.floor(i / channels / (width + 2)), Math.floor(i / channels) % (width + 2)]
        return from[(within(row, height) * width + within(column, width)) * channels + (i % channels)]
      })
      expect(Array.from(to)).toEqual(expected)
      disposeTensors([x, bordered])
    })
    await fc.assert(property, { numRuns: 40 })
  })

  /** For a linear map and its gradient: <border(x), y> = <x, fold(y)>. */
  test('has the gradient of what it does', async () => {
    const property = fc.asyncProperty(sizes, async ({ height, width, channels, seed }) => {
      const x = randomTensor([1, height, width, channels], seed) as Tensor4D
      const y = randomTensor([1, height + 2, width + 2, channels], seed + 1) as Tensor4D
      const bordered = replicateBorder(x)
      const folded = await expectTensors(1, () => foldBorder(y))
      const dot = async (a: Tensor4D, b: Tensor4D) => {
        const [left, right] = await Promise.all([valuesOf(a), valuesOf(b)])
        return left.reduce((sum, value, i) => sum + value * (right[i] ?? Number.NaN), 0)
      }
      expect(folded.shape).toEqual(x.shape)
      expect(await dot(bordered, y)).toBeCloseTo(await dot(x, folded), 4)
      disposeTensors([x, y, bordered, folded])
    })
    await fc.assert(property, { numRuns: 40 })
  })

  test('of one color looks like the middle in every layer, which zeros do not', async () => {
    const image = tensorFrom(new Float32Array(16 * 12 * 3).fill(0.9), [16, 12, 3]) as Tensor3D
    const spread = async (padding: 'zeros' | 'replicate') => {
      const taps = await network.extract(image, ['relu1_2', 'relu3_2'], 'max', { padding })
      const spreads: number[] = []
      for (const tap of taps.values()) {
        const values = await valuesOf(tap)
        const [, , channels] = tap.shape
        spreads.push(Math.max(...values.map((value, i) => Math.abs(value - (values[i % channels] ?? 0)))))
      }
      disposeTensors(taps.values())
      return spreads
    }
    expect(Math.max(...(await spread('replicate')))).toBeLessThan(1e-5)
    expect(Math.min(...(await spread('zeros')))).toBeGreaterThan(0.01)
    image.dispose()
  })
})
