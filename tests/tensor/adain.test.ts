import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NetworkPool } from '../../models'
import type { AdainDecoder, FrozenNetwork, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  adain,
  colorStatistics,
  disposeTensors,
  memory,
  noiseImage,
  stylizeAdain,
  tensorFrom,
  transferStatistics,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, seeded } from './support/random'
import { testWeights } from './support/shared'

describe('AdaIN', () => {
  let backend: RunningBackend
  let pool: NetworkPool
  let encoder: FrozenNetwork
  let decoder: AdainDecoder
  let content: Tensor3D
  let style: Tensor3D

  beforeAll(async () => {
    backend = await useBackend('wasm')
    pool = new NetworkPool(testWeights)
    encoder = await pool.get('lite-encoder', { upTo: 'relu4_1' })
    decoder = await pool.decoder()
    content = noiseImage({ width: 45, height: 30 }, seeded(1))
    style = noiseImage({ width: 64, height: 24 }, seeded(2))
  })

  afterAll(() => {
    pool.dispose()
    disposeTensors([content, style])
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('gives every channel the mean and deviation of the style', async () => {
    const from = randomTensor([5, 4, 3], 1) as Tensor3D
    const to = randomTensor([3, 6, 3], 2, 4, 9) as Tensor3D
    const result = await expectTensors(1, () => adain(from, to))
    const actual = await momentsByChannel(result)
    const expected = await momentsByChannel(to)
    actual.forEach(({ mean, deviation }, channel) => {
      expect(mean).toBeCloseTo(expected[channel]?.mean ?? Number.NaN, 4)
      expect(deviation).toBeCloseTo(expected[channel]?.deviation ?? Number.NaN, 3)
    })
    disposeTensors([from, to, result])
  })

  test('keeps the content size whatever it is, in 0..1, and reports progress', async () => {
    const seen: number[] = []
    const run = { encoder, decoder, content, style, strength: 1, onProgress: (f: number) => seen.push(f) }
    const result = await expectTensors(1, () => stylizeAdain(run))
    expect(result.shape).toEqual(content.shape)
    const values = await valuesOf(result)
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    expect(seen.at(-1)).toBe(1)
    result.dispose()
  })

  test('takes on the colors of the style as far as the strength goes, unless told not to', async () => {
    const tint = [0.75, 0.5, 0.25]
    const values = (await valuesOf(style)).map((value, i) => (tint[i % 3] ?? 0) + (value - 0.5) / 4)
    const golden = tensorFrom(values, style.shape) as Tensor3D
    const run = { encoder, decoder, content, style: golden, strength: 1 }
    const wanted = await colorStatistics(golden, 'rgb')
    const distance = async (options: { readonly strength?: number; readonly colors?: boolean }) => {
      const result = await expectTensors(1, () => stylizeAdain({ ...run, ...options }))
      const { mean } = await colorStatistics(result, 'rgb')
      result.dispose()
      return Math.hypot(...mean.map((value, i) => value - (wanted.mean[i] ?? Number.NaN)))
    }
    // What is clipped to 0..1 is missing.
    expect(await distance({})).toBeLessThan(0.02)
    const [half, none] = [await distance({ strength: 0.5 }), await distance({ colors: false })]
    expect(none).toBeGreaterThan(0.05)
    expect(half).toBeGreaterThan(0.02)
    const [kept, apart] = [
      await stylizeAdain({ ...run, strength: 0 }),
      await stylizeAdain({ ...run, strength: 0, colors: false }),
    ]
    expect(await valuesOf(kept)).toEqual(await valuesOf(apart))
    disposeTensors([kept, apart, golden])
  })

  test('a signal aborted before the start is seen before anything is computed', async () => {
    const run = { encoder, decoder, content, style, strength: 1, signal: AbortSignal.abort() }
    let progress = 0
    const onProgress = () => void progress++
    const starts: (() => Promise<object>)[] = [
      () => stylizeAdain({ ...run, onProgress }),
      () => encoder.extract(content, ['relu4_1'], 'max', { signal: run.signal, onProgress }),
      () => decoder.decode(new Map(), { signal: run.signal, onProgress }),
    ]
    for (const start of starts) await expect(expectTensors(0, start)).rejects.toThrow(/abort/i)
    expect(progress).toBe(0)
  })

  test('frees everything when canceled or refused', async () => {
    const controller = new AbortController()
    const run = { encoder, decoder, content, style, strength: 1 }
    const onProgress = (fraction: number) => {
      if (fraction > 0.7) controller.abort()
    }
    await expect(
      expectTensors(0, () => stylizeAdain({ ...run, signal: controller.signal, onProgress })),
    ).rejects.toThrow(/abort/i)
    const tiny = noiseImage({ width: 40, height: 9 }, seeded(3))
    await expect(expectTensors(0, () => stylizeAdain({ ...run, content: tiny }))).rejects.toThrow(/16 px/)
    await expect(expectTensors(0, () => stylizeAdain({ ...run, style: gone(tiny) }))).rejects.toThrow()
  })
})

test('a transfer frees the layers that are done when a later one fails', async () => {
  const backend = await useBackend('cpu')
  const features = randomTensor([4, 4, 3], 1) as Tensor3D
  const content = new Map([
    ['relu2_1', features],
    ['relu3_1', features],
    ['relu4_1', features],
  ])
  const style = new Map([['relu3_1', features]])
  for (const statistics of ['moments', 'distribution'] as const) {
    const run = () => transferStatistics(content, style, { strength: 1, statistics })
    await expect(expectTensors(0, run)).rejects.toThrow('relu4_1')
  }
  features.dispose()
  backend.dispose()
})

/** A picture that was disposed of: whoever computes with it fails in the middle. */
function gone(image: Tensor3D): Tensor3D {
  image.dispose()
  return image
}

async function momentsByChannel(x: Tensor3D) {
  const values = await valuesOf(x)
  const [height, width, channels] = x.shape
  const count = height * width
  return Array.from({ length: channels }, (_, channel) => {
    const own = values.filter((__, i) => i % channels === channel)
    const mean = own.reduce((sum, value) => sum + value, 0) / count
    const variance = own.reduce((sum, value) => sum + (value - mean) ** 2, 0) / count
    return { mean, deviation: Math.sqrt(variance + 1e-5) }
  })
}
