import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NetworkPool } from '../../models'
import type { FeatureMaps } from '../../nodes/ports/features'
import type { RunningBackend } from '../../src/tensor'
import { disposeTensors, memory, noiseImage, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { seeded } from '../tensor/support/random'
import { testWeights } from '../tensor/support/shared'
import { type TestContext, testContext } from './support/context'
import { find, paramsOf } from './support/forecast-sizes'

describe('matching features', () => {
  let backend: RunningBackend
  let pool: NetworkPool
  let context: TestContext
  let weights = 0

  beforeAll(async () => {
    backend = await useBackend('wasm')
    pool = new NetworkPool(testWeights)
    await pool.get('lite-encoder', { upTo: 'relu3_1' })
    weights = memory().tensors
    context = testContext({ pool })
  })
  afterAll(() => {
    context.end()
    expect(memory().tensors).toBe(weights)
    pool.dispose()
    backend.dispose()
  })

  async function featuresOf(seed: number, width: number, params = {}): Promise<FeatureMaps> {
    const image = noiseImage({ width, height: 24 }, seeded(seed))
    const all = paramsOf('features/vgg', { layers: ['relu2_1', 'relu3_1'], ...params })
    const { features } = await find('features/vgg').run({ inputs: { image }, params: all }, context)
    disposeTensors([image])
    return features as FeatureMaps
  }
  /** As the engine does: what was handed to the run is freed before the outputs are looked at. */
  const match = async (content: FeatureMaps, style: FeatureMaps) => {
    const run = testContext({ pool })
    try {
      return await find('features/match').run({ inputs: { content, style }, params: {} }, run)
    } finally {
      run.end()
    }
  }

  test('has the sizes of the content and values of the style, as said before', async () => {
    const [content, style] = [await featuresOf(1, 32), await featuresOf(2, 40)]
    const { features } = (await match(content, style)) as { features: FeatureMaps }
    for (const [name, layer] of features.layers) {
      expect(layer.shape).toEqual(content.layers.get(name)?.shape)
      const there = new Set(await valuesOf(style.layers.get(name) ?? layer))
      expect((await valuesOf(layer)).every((value) => there.has(value))).toBe(true)
    }
    for (const { layers } of [content, style]) disposeTensors(layers.values())
    disposeTensors(features.layers.values())
  })

  test('two that were made in different ways are named by their controls', async () => {
    const [content, style] = [await featuresOf(1, 32), await featuresOf(2, 40, { pooling: 'avg' })]
    await expect(match(content, style)).rejects.toMatchObject({
      message: expect.stringMatching(/^The content has .*Pooling: Max.*; the style has .*Pooling: Average/),
      port: 'style',
    })
    for (const { layers } of [content, style]) disposeTensors(layers.values())
  })
})
