import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor2D, Tensor3D } from '../../src/tensor'
import {
  disposeTensors,
  memory,
  noiseImage,
  previewFeatures,
  previewGram,
  previewImage,
  tensorFrom,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, seeded } from './support/random'

describe('previews', () => {
  let backend: RunningBackend

  beforeAll(async () => {
    backend = await useBackend('wasm')
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('a picture fits within the side asked for and is never enlarged', async () => {
    const image = noiseImage({ width: 60, height: 30 }, seeded(1))
    expect(await expectTensors(0, () => previewImage(image, 20))).toMatchObject({ width: 20, height: 10 })
    expect(await previewImage(image)).toMatchObject({ width: 60, height: 30 })
    image.dispose()
  })

  test('a Gram matrix runs from dark at 0 to pale at its maximum', async () => {
    const gram = tensorFrom([0, 1, 1, 1000], [2, 2]) as Tensor2D
    const { width, height, data } = await expectTensors(0, () => previewGram(gram))
    expect([width, height]).toEqual([2, 2])
    expect(Array.from(data.slice(0, 4))).toEqual([0, 0, 4, 255])
    expect(Array.from(data.slice(12, 16))).toEqual([252, 255, 164, 255])
    const zero = tensorFrom([0, 0, 0, 0], [2, 2]) as Tensor2D
    expect(Array.from((await previewGram(zero)).data.slice(0, 4))).toEqual([0, 0, 4, 255])
    disposeTensors([gram, zero])
  })

  test.each([
    [3, 5, 1],
    [8, 6, 7],
    [200, 100, 64],
  ])('features of %i x %i x %i become a grid within the side', async (height, width, channels) => {
    const features = randomTensor([height, width, channels], 9, 0, 5) as Tensor3D
    const pixels = await expectTensors(0, () => previewFeatures(features, 256))
    expect(Math.max(pixels.width, pixels.height)).toBeLessThanOrEqual(256)
    expect(Math.max(pixels.width, pixels.height)).toBeGreaterThan(200)
    expect(pixels.data.length).toBe(pixels.width * pixels.height * 4)
    features.dispose()
  })

  test('the most active channel comes first, stretched to white', async () => {
    const values = [1, 8, 1, 4].flatMap((strong) => [0, strong])
    const features = tensorFrom(values, [2, 2, 2]) as Tensor3D
    const { data } = await previewFeatures(features, 6)
    expect(Math.max(...data.slice(0, 12).filter((_, i) => i % 4 === 0))).toBe(255)
    features.dispose()
  })
})
