import { getEventListeners } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WeightFile, WeightSource } from '../../models'
import { NetworkPool, WeightsCorruptError, WeightsUnavailableError, weightsFingerprint } from '../../models'
import type { RunningBackend } from '../../src/tensor'
import { memory, UnknownLayerError } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { hasVgg, testWeights } from '../tensor/support/shared'

/** Passes reads on and remembers them. */
function recording(source: WeightSource = testWeights) {
  const files: string[] = []
  const recorder: WeightSource = {
    read: (file, options) => {
      files.push(file.path)
      return source.read(file, options)
    },
  }
  return { files, recorder }
}

describe('the pool of networks', () => {
  let backend: RunningBackend
  beforeAll(async () => {
    backend = await useBackend('wasm')
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('loads only as deep as asked, goes on later, and gives the same object', async () => {
    const { files, recorder } = recording()
    const pool = new NetworkPool(recorder)
    const network = await pool.get('lite-encoder', { upTo: 'relu2_1' })
    expect(network.layers.map(({ name }) => name)).toEqual(['relu1_1', 'relu1_2', 'relu2_1'])
    expect(await pool.get('lite-encoder', { upTo: 'relu5_1' })).toBe(network)
    expect(network.layers.length).toBe(13)
    expect(files).toEqual(['lite-encoder.bin'])
    pool.dispose()
  })

  test.skipIf(!hasVgg)('reads only the files it needs, with progress in bytes', async () => {
    const { files, recorder } = recording()
    const pool = new NetworkPool(recorder)
    const seen: [number, number][] = []
    const onProgress = (loaded: number, total: number) => void seen.push([loaded, total])
    const network = await pool.get('vgg19', { upTo: 'relu3_1', onProgress })
    expect(files).toEqual(['group1-shard1of138.bin'])
    expect(seen.at(-1)).toEqual([2 ** 20, 2 ** 20])
    await pool.get('vgg19', { upTo: 'relu3_2', onProgress })
    expect(files.length).toBe(2)
    await pool.get('vgg19', { upTo: 'relu5_1' })
    expect(files.length).toBe(13)
    expect(new Set(files).size).toBe(13)
    expect(network.layers.at(-1)?.name).toBe('relu5_1')
    pool.dispose()
  })

  test('loads once for callers that come at the same time', async () => {
    const { files, recorder } = recording()
    const pool = new NetworkPool(recorder)
    const [a, b, decoder, same] = await Promise.all([
      pool.get('lite-encoder', { upTo: 'relu1_1' }),
      pool.get('lite-encoder', { upTo: 'relu4_1' }),
      pool.decoder(),
      pool.decoder(),
    ])
    expect(a).toBe(b)
    expect(decoder).toBe(same)
    expect(files.sort()).toEqual(['adain-decoder.bin', 'lite-encoder.bin'])
    pool.dispose()
  })

  test('a damaged file is refused, and a good one taken afterwards', async () => {
    let damage = true
    const source: WeightSource = {
      read: async (file, options) => {
        const bytes = Uint8Array.from(await testWeights.read(file, options))
        if (damage) bytes[1000] = (bytes[1000] ?? 0) ^ 1
        return bytes
      },
    }
    const pool = new NetworkPool(source)
    const error = await pool.get('lite-encoder', { upTo: 'relu1_1' }).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(WeightsCorruptError)
    expect(error).toMatchObject({ network: 'lite-encoder', file: 'lite-encoder.bin' })
    await expect(pool.decoder()).rejects.toThrow(/sha256/)
    damage = false
    expect((await pool.get('lite-encoder', { upTo: 'relu1_1' })).layers.length).toBe(1)
    pool.dispose()
  })

  test('a file cut short is refused', async () => {
    const pool = new NetworkPool({ read: async () => new Uint8Array(10) })
    await expect(pool.get('lite-encoder', { upTo: 'relu1_1' })).rejects.toThrow(
      /10 bytes in place of 3040352/,
    )
    pool.dispose()
  })

  test('missing weights name the network, the file, the places and the remedies', async () => {
    const missing = (file: WeightFile) =>
      Promise.reject(new WeightsUnavailableError(file, ['/nowhere/vgg19'], new Error('offline')))
    const pool = new NetworkPool({ read: missing })
    await expect(pool.get('vgg19', { upTo: 'relu1_1' })).rejects.toMatchObject({
      message: expect.stringMatching(/VGG-19.*group1-shard1of138\.bin.*\/nowhere\/vgg19.*offline/),
      remedy: expect.stringMatching(/internet.*lite.*--weights/),
    })
    pool.dispose()
  })

  test('a load that is over listens to the signal no longer', async () => {
    const pool = new NetworkPool(testWeights)
    const { signal } = new AbortController()
    for (let load = 0; load < 3; load++) await pool.get('lite-encoder', { upTo: 'relu1_1', signal })
    await Promise.resolve()
    expect(getEventListeners(signal, 'abort')).toHaveLength(0)
    pool.dispose()
  })

  test('canceling one caller does not disturb the next', async () => {
    let release = () => {}
    const gate = new Promise<void>((resolve) => {
      release = resolve
    })
    const slow: WeightSource = {
      read: async (file, options) => {
        await gate
        return testWeights.read(file, options)
      },
    }
    const pool = new NetworkPool(slow)
    const [first, second] = [new AbortController(), new AbortController()]
    const canceled = pool.get('lite-encoder', { upTo: 'relu1_1', signal: first.signal })
    const alsoCanceled = pool.get('lite-encoder', { upTo: 'relu1_1', signal: second.signal })
    const kept = pool.get('lite-encoder', { upTo: 'relu1_2' })
    second.abort()
    await expect(alsoCanceled).rejects.toThrow(/abort/i)
    first.abort()
    await expect(canceled).rejects.toThrow(/abort/i)
    release()
    expect((await kept).layers.length).toBe(2)
    pool.dispose()
  })

  test('unknown networks and layers are errors', async () => {
    const pool = new NetworkPool(testWeights)
    await expect(pool.get('resnet', { upTo: 'relu1_1' })).rejects.toThrow(/resnet.*vgg19/)
    await expect(pool.get('lite-encoder', { upTo: 'relu5_4' })).rejects.toThrow(UnknownLayerError)
    pool.dispose()
  })

  test('fingerprints are stable and distinct', () => {
    const prints = ['lite-encoder', 'vgg19', 'adain-decoder'].map(weightsFingerprint)
    expect(prints).toMatchInlineSnapshot(`
      [
        "e9fc2faf4c5fc7d3",
        "33eab0c33cf36bc6",
        "3408922f7e394563",
      ]
    `)
    expect(new Set(prints).size).toBe(3)
  })
})
