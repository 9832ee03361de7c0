import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  cloneTerm,
  contentTerm,
  disposeTensors,
  disposeTerms,
  evaluateTerms,
  ImageTooSmallError,
  memory,
  noiseImage,
  tensorFrom,
  UnknownLayerError,
  uniqueNames,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, seeded, startImage, tinyNetwork, tinyTerms } from './support/random'

describe('a frozen network', () => {
  let backend: RunningBackend
  let network: FrozenNetwork

  beforeAll(async () => {
    backend = await useBackend('wasm')
    network = tinyNetwork()
  })
  afterAll(() => {
    network.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('names its layers with depth and channels', () => {
    expect(network.layers.map(({ name, depth, channels }) => [name, depth, channels])).toEqual([
      ['relu1_1', 0, 5],
      ['relu1_2', 1, 5],
      ['relu2_1', 2, 6],
      ['relu3_1', 3, 4],
      ['relu3_2', 4, 4],
    ])
    expect(network.minimumSide('relu3_1')).toBe(4)
  })

  test('refuses a picture that is too small, and layers it does not have', async () => {
    const image = noiseImage({ width: 3, height: 20 }, seeded(1))
    const error = await expectTensors(0, () => network.extract(image, ['relu1_1', 'relu3_1'], 'max')).catch(
      (reason: unknown) => reason,
    )
    expect(error).toBeInstanceOf(ImageTooSmallError)
    expect(error).toMatchObject({ layer: 'relu3_1', width: 3, height: 20, minimum: 4 })
    expect(() => network.activations(image, ['relu3_1'], 'max')).toThrow(/3 x 20 px.*relu3_1.*4 px/)
    expect(() => network.activations(image, ['relu9_9'], 'max')).toThrow(UnknownLayerError)
    image.dispose()
  })

  test('max and average pooling agree before the first pooling and differ after it', async () => {
    const image = startImage()
    const max = await network.extract(image, ['relu1_2', 'relu2_1'], 'max')
    const avg = await network.extract(image, ['relu1_2', 'relu2_1'], 'avg')
    const read = async (taps: Map<string, Tensor3D>, layer: string) => {
      const tap = taps.get(layer)
      return tap ? valuesOf(tap) : new Float32Array()
    }
    expect(await read(max, 'relu1_2')).toEqual(await read(avg, 'relu1_2'))
    expect(await read(max, 'relu2_1')).not.toEqual(await read(avg, 'relu2_1'))
    expect(max.get('relu2_1')?.shape).toEqual([5, 7, 6])
    disposeTensors([image, ...max.values(), ...avg.values()])
  })

  test('a convolution computes what its definition says', async () => {
    const image = tensorFrom([0.1, 0.5, 0.9], [1, 1, 3]) as Tensor3D
    const taps = await network.extract(image, ['relu1_1'], 'max')
    const weights = [randomTensor([3, 3, 3, 5], 1, -0.01, 0.01), randomTensor([5], 51, -0.1, 0.3)]
    const [filter = [], bias = []] = await Promise.all(weights.map(valuesOf))
    const bgr = [0.9 * 255 - 103.939, 0.5 * 255 - 116.779, 0.1 * 255 - 123.68]
    const center = 4 * 3 * 5
    const expected = Array.from(bias, (b, out) =>
      Math.max(0, b + bgr.reduce((sum, value, i) => sum + value * (filter[center + i * 5 + out] ?? 0), 0)),
    )
    const tap = taps.get('relu1_1')
    const actual = tap ? await valuesOf(tap) : []
    expected.forEach((value, i) => {
      expect(actual[i]).toBeCloseTo(value, 4)
    })
    disposeTensors([image, ...taps.values(), ...weights])
  })

  test('extracting can be canceled and reports progress', async () => {
    const image = startImage()
    const controller = new AbortController()
    const seen: number[] = []
    const onProgress = (fraction: number) => {
      seen.push(fraction)
      if (fraction > 0.5) controller.abort()
    }
    const run = () => network.extract(image, ['relu3_2'], 'max', { signal: controller.signal, onProgress })
    await expect(expectTensors(0, run)).rejects.toThrow(/abort/i)
    expect(seen).toEqual([0.2, 0.4, 0.6])
    image.dispose()
  })

  test('a cloned term scores the same with handles of its own and a scaled weight', async () => {
    const image = startImage()
    const terms = tinyTerms(network)
    const clones = terms.map((term) => cloneTerm(term, { scale: 2 }))
    const once = await evaluateTerms(image, terms)
    disposeTerms(terms)
    const twice = await evaluateTerms(image, clones)
    expect(twice.values).toEqual(once.values)
    expect(twice.total).toBeCloseTo(2 * once.total, 6)
    disposeTerms(clones)
    disposeTensors([image, once.gradient, twice.gradient])
  })

  test('a content target of another size is refused with both shapes', async () => {
    const image = startImage()
    const target = randomTensor([2, 2, 5], 3) as Tensor3D
    const needs = { network, layer: 'relu1_1', pooling: 'max' } as const
    const term = contentTerm({ needs, target, form: 'raw', weight: 1 })
    target.dispose()
    const run = () => evaluateTerms(image, [term])
    await expect(expectTensors(0, run)).rejects.toThrow(/\[2,2,5\].*\[11,14,5\].*content picture/)
    disposeTerms([term])
    image.dispose()
  })

  test('repeated names are numbered', () => {
    const names = ['tv', 'style/relu1_1', 'tv', 'tv'].map((name) => ({ name }))
    expect(uniqueNames(names)).toEqual(['tv', 'style/relu1_1', 'tv (2)', 'tv (3)'])
  })
})
