import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { NetworkPool } from '../../models'
import type { BackendName, FrozenNetwork, Tensor3D } from '../../src/tensor'
import {
  adain,
  colorfulnessOf,
  contrastOf,
  detailOf,
  disposeState,
  disposeTensors,
  disposeTerms,
  drawDirections,
  evaluateTerms,
  Guide,
  gramMatrix,
  memory,
  noiseImage,
  optimizePixels,
  padReflect,
  pause,
  previewFeatures,
  previewGram,
  psnrOf,
  resizeImage,
  rotateImage,
  saveState,
  sharpnessOf,
  slicedStatistic,
  slicedTarget,
  slicedTerm,
  ssimOf,
  startBackend,
  stylizeAdain,
  valuesOf,
} from '../../src/tensor'
import { environment } from './support/backend'
import { seeded, startImage, tinyNetwork, tinyTerms } from './support/random'
import { testWeights } from './support/shared'
import { offerSoftwareGpu } from './support/software-gpu'

const present = offerSoftwareGpu()

type Numbers = Record<string, ArrayLike<number>>

/** Everything a style transfer computes, at a size a software adapter can bear. */
async function computeAll(): Promise<Numbers> {
  const numbers: Numbers = {}
  const network = tinyNetwork()
  const image = startImage()
  for (const pooling of ['max', 'avg'] as const) {
    const terms = tinyTerms(network, pooling)
    const features = await network.extract(image, ['relu3_2'], pooling)
    for (const tap of features.values()) {
      const gram = gramMatrix(tap)
      numbers[`features ${pooling}`] = await valuesOf(tap)
      numbers[`gram ${pooling}`] = await valuesOf(gram)
      numbers[`features picture ${pooling}`] = (await previewFeatures(tap, 64)).data
      numbers[`gram picture ${pooling}`] = (await previewGram(gram)).data
      gram.dispose()
      tap.dispose()
    }
    const { values, gradient } = await evaluateTerms(image, terms)
    numbers[`losses ${pooling}`] = Object.values(values)
    numbers[`gradient ${pooling}`] = await valuesOf(gradient)
    gradient.dispose()
    const first = await optimizePixels({ start: image, terms, iterations: 1, learningRate: 0.02 })
    // Where a gradient is nearly 0, the first step of Adam is its sign: compare the moments, not the pixels.
    const { memory } = await saveState(first.state)
    if (memory.kind !== 'adam') throw new Error('Adam was asked for.')
    numbers[`m ${pooling}`] = memory.levels[0]?.m.values ?? []
    numbers[`v ${pooling}`] = memory.levels[0]?.v.values ?? []
    first.image.dispose()
    disposeState(first.state)
    disposeTerms(terms)
  }
  const repeated = tinyTerms(network, 'max', 'replicate')
  const seen = await evaluateTerms(image, repeated)
  numbers['losses replicate'] = Object.values(seen.values)
  numbers['gradient replicate'] = await valuesOf(seen.gradient)
  seen.gradient.dispose()
  disposeTerms(repeated)
  numbers.sliced = await computeSliced(network, image)
  numbers.resized = await read(resizeImage(image, { width: 37, height: 5 }))
  numbers.turned = await read(await rotateImage(image, 90))
  numbers.padded = await read(padReflect(image, { top: 1, right: 2, bottom: 3, left: 0 }))
  const turned = await rotateImage(image, 180)
  for (const measure of [contrastOf, sharpnessOf, detailOf, colorfulnessOf]) {
    numbers[measure.name] = [await measure(image)]
  }
  for (const measure of [psnrOf, ssimOf]) numbers[measure.name] = [await measure(image, turned)]
  turned.dispose()
  image.dispose()
  network.dispose()
  return { ...numbers, ...(await computeLite()) }
}

/** The distance that sorts, everywhere and under a soft mask: the gradient at the picture. */
async function computeSliced(network: FrozenNetwork, image: Tensor3D): Promise<number[]> {
  const [height, width] = image.shape
  const needs = { network, layer: 'relu1_1', pooling: 'max' } as const
  const style = noiseImage({ width: 17, height: 23 }, seeded(5))
  const uniform = seeded(6)
  const statistic = slicedStatistic(drawDirections(5, 2, () => uniform() - 0.5))
  const features = network.activations(style, ['relu1_1'], 'max').get('relu1_1')
  const target = features && (await slicedTarget(features, statistic))
  if (!features || !target) throw new Error('no features')
  const values = Float32Array.from({ length: width * height }, (_, i) => (i % width) / width)
  const terms = [undefined, new Guide({ width, height, values })].map((guide) =>
    slicedTerm({ needs, statistic, target, form: 'relative', weight: 1, guide }),
  )
  const { gradient } = await evaluateTerms(image, terms)
  const numbers = Array.from(await valuesOf(gradient))
  disposeTensors([style, features, target, gradient])
  disposeTerms(terms)
  return numbers
}

/** The embedded networks, 48 px. */
async function computeLite(): Promise<Numbers> {
  const pool = new NetworkPool(testWeights)
  const encoder = await pool.get('lite-encoder', { upTo: 'relu4_1' })
  const decoder = await pool.decoder()
  const content = noiseImage({ width: 42, height: 32 }, seeded(3))
  const style = noiseImage({ width: 32, height: 32 }, seeded(4))
  const features = await encoder.extract(content, ['relu4_1'], 'max')
  const others = await encoder.extract(style, ['relu4_1'], 'max')
  const from = features.get('relu4_1')
  const to = others.get('relu4_1')
  if (!from || !to) throw new Error('no features')
  const numbers: Numbers = { lite: await valuesOf(from), adain: await read(adain(from, to)) }
  numbers.stylized = await read(await stylizeAdain({ encoder, decoder, content, style, strength: 0.8 }))
  disposeTensors([content, style, from, to])
  pool.dispose()
  return numbers
}

async function read(tensor: tf.Tensor): Promise<Float32Array> {
  const values = await valuesOf(tensor)
  tensor.dispose()
  return values
}

async function on(name: BackendName): Promise<Numbers> {
  const backend = await startBackend(name, environment)
  const numbers = await computeAll()
  expect(memory().tensors).toBe(0)
  backend.dispose()
  return numbers
}

describe.skipIf(!present)('WebGPU on a software adapter', () => {
  test('computes what our cpu backend computes', async () => {
    const expected = await on('cpu')
    const actual = await on('webgpu')
    expect(Object.keys(actual)).toEqual(Object.keys(expected))
    for (const [what, values] of Object.entries(expected)) {
      const others = actual[what] ?? []
      expect(others.length, what).toBe(values.length)
      let largest = 0
      let difference = 0
      for (let i = 0; i < values.length; i++) {
        largest = Math.max(largest, Math.abs(values[i] ?? 0))
        difference = Math.max(difference, Math.abs((values[i] ?? 0) - (others[i] ?? Number.NaN)))
      }
      const allowed = what.includes('picture') ? 2 / 255 : 1e-4
      expect(difference / largest, what).toBeLessThan(allowed)
    }
  })

  test('is never taken by auto, and says what it is when asked for', async () => {
    const auto = await startBackend('auto', environment)
    expect(auto.name).toBe('wasm')
    expect(auto.tried.map(({ name, ok }) => [name, ok])).toEqual([
      ['webgpu', false],
      ['webgl', false],
      ['wasm', true],
    ])
    expect(auto.reason).toMatch(/software.*slower than wasm/)
    auto.dispose()
    const asked = await startBackend('webgpu', environment)
    expect(asked.reason).toMatch(/^Chosen by you: .*software adapter/)
    let lost = ''
    void asked.lost.then(({ message }) => {
      lost = message
    })
    const { device } = tf.backend() as tf.KernelBackend & { device: GPUDevice }
    device.destroy()
    await expect.poll(() => lost).not.toBe('')
    asked.dispose()
  })

  test('does not call it a loss when it is disposed of', async () => {
    const backend = await startBackend('webgpu', environment)
    let lost = false
    void backend.lost.then(() => {
      lost = true
    })
    const { device } = tf.backend() as tf.KernelBackend & { device: GPUDevice }
    backend.dispose()
    await device.lost
    await pause()
    expect(lost).toBe(false)
  })
})
