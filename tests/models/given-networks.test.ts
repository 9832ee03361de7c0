import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { GivenWeightsError, keepWeights, NetworkPool } from '../../models'
import { givenBytes } from '../../models/given/given-file'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import {
  disposeTensors,
  FrozenNetwork,
  layersOf,
  memory,
  type Tensor1D,
  type Tensor4D,
  tensorFrom,
  UnknownLayerError,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testWeights } from '../tensor/support/shared'
import { safetensors } from './support/given'
import { asKeras, asTorchvision, madeUpNetwork } from './support/networks'

const lite = madeUpNetwork('lite-encoder')
const keras = safetensors(asKeras(lite))
const torch = safetensors(asTorchvision(lite))

const mean = { caffe: [123.68, 116.779, 103.939], torchvision: [0.485, 0.456, 0.406] }
const deviation = [0.229, 0.224, 0.225]

function picture(side = 6): Tensor3D {
  const values = Float32Array.from({ length: side * side * 3 }, (_, i) => ((i * 37) % 101) / 101)
  return tensorFrom(values, [side, side, 3]) as Tensor3D
}

/** Where relu1_1 of a network sees the picture alone and no padding. */
function inside(values: Float32Array, side: number, channels: number): number[] {
  return [...values].filter((_, i) => {
    const [x, y] = [Math.floor(i / channels) % side, Math.floor(i / channels / side)]
    return x > 0 && y > 0 && x < side - 1 && y < side - 1
  })
}

describe('networks from given files', () => {
  let backend: RunningBackend
  beforeAll(async () => {
    backend = await useBackend('cpu')
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  function source(bytes: Uint8Array, name = 'mine.safetensors') {
    const asked = { times: 0 }
    const read = async () => {
      asked.times++
      return { name, bytes }
    }
    return { asked, read, sha256: 'a'.repeat(64), input: 'auto' } as const
  }

  test('are read once, as deep as asked, go on later, and are the same object', async () => {
    const pool = new NetworkPool(testWeights)
    const mine = source(keras)
    const network = await pool.given('lite-encoder', { ...mine, upTo: 'relu2_1' })
    expect(network.layers.map(({ name }) => name)).toEqual(['relu1_1', 'relu1_2', 'relu2_1'])
    expect(await pool.given('lite-encoder', { ...mine, upTo: 'relu1_2' })).toBe(network)
    expect(mine.asked.times).toBe(1)
    expect(await pool.given('lite-encoder', { ...mine, upTo: 'relu3_1' })).toBe(network)
    expect(network.layers.length).toBe(5)
    expect(mine.asked.times).toBe(2)
    const other = await pool.given('lite-encoder', { ...mine, input: 'torchvision', upTo: 'relu1_1' })
    expect(other).not.toBe(network)
    expect([network.input, other.input]).toEqual(['caffe', 'torchvision'])
    pool.dispose()
    expect(memory().tensors).toBe(0)
  })

  test('what is kept of a file gives the same features as the file', async () => {
    const pool = new NetworkPool(testWeights)
    const { bytes } = await keepWeights([givenBytes('torch.safetensors', torch)])
    const image = picture(16)
    const features = async (file: Uint8Array, sha256: string) => {
      const network = await pool.given('lite-encoder', { ...source(file), sha256, upTo: 'relu2_2' })
      const found = await network.extract(image, ['relu2_2'], 'max')
      const values = await Promise.all([...found.values()].map(valuesOf))
      disposeTensors(found.values())
      return values[0]
    }
    expect(await features(bytes, 'b'.repeat(64))).toEqual(await features(torch, 'c'.repeat(64)))
    disposeTensors([image])
    pool.dispose()
  })

  test('another network than the one asked for is refused by name, and nothing is left', async () => {
    const pool = new NetworkPool(testWeights)
    await expectTensors(0, async () => {
      const loading = pool.given('vgg16', { ...source(keras), upTo: 'relu1_1' })
      await expect(loading).rejects.toThrow(GivenWeightsError)
      await expect(loading).rejects.toThrow(/^mine\.safetensors holds the weights of Lite, not of VGG-16\.$/)
      const deep = pool.given('lite-encoder', { ...source(keras), upTo: 'relu5_4' })
      await expect(deep).rejects.toThrow(UnknownLayerError)
    })
    pool.dispose()
  })

  test('a canceled load stops, and the next goes on', async () => {
    const pool = new NetworkPool(testWeights)
    const controller = new AbortController()
    const mine = source(keras)
    const read = () => {
      controller.abort()
      return mine.read()
    }
    const options = { ...mine, read, upTo: 'relu1_1', signal: controller.signal }
    await expect(pool.given('lite-encoder', options)).rejects.toThrow(/abort/i)
    expect((await pool.given('lite-encoder', { ...mine, upTo: 'relu1_1' })).layers.length).toBe(1)
    pool.dispose()
  })

  test("torchvision's and Caffe's pictures give the same features for equivalent weights", async () => {
    const [layer] = layersOf([{ channels: 4, convolutions: 1 }])
    if (!layer) throw new Error('There is no layer.')
    const filter = Float32Array.from({ length: 108 }, (_, i) => (((i * 29) % 53) - 26) / 26)
    const bias = Float32Array.of(0.5, -0.25, 1, 0)
    // Over x/255 - mean/255 in place of (x - mean)/deviation, with the channels turned; the bias makes up for the means.
    const caffeFilter = new Float32Array(108)
    const caffeBias = bias.slice()
    for (let k = 0; k < 9; k++) {
      for (let c = 0; c < 3; c++) {
        for (let o = 0; o < 4; o++) {
          const weight = (filter[(k * 3 + c) * 4 + o] ?? 0) / (deviation[c] ?? 1)
          caffeFilter[(k * 3 + 2 - c) * 4 + o] = weight / 255
          const shift = (mean.caffe[c] ?? 0) / 255 - (mean.torchvision[c] ?? 0)
          caffeBias[o] = (caffeBias[o] ?? 0) + weight * shift
        }
      }
    }
    const build = (input: 'caffe' | 'torchvision', weights: Float32Array, offset: Float32Array) => {
      const network = new FrozenNetwork('made up', input)
      network.addLayer({
        layer,
        filter: tensorFrom(weights, [3, 3, 3, 4]) as Tensor4D,
        bias: tensorFrom(offset, [4]) as Tensor1D,
      })
      return network
    }
    const image = picture()
    const seen: number[][] = []
    for (const network of [
      build('torchvision', filter, bias),
      build('caffe', caffeFilter, caffeBias),
      build('caffe', filter, bias),
    ]) {
      const found = await network.extract(image, [layer.name], 'max')
      for (const tensor of found.values()) seen.push(inside(await valuesOf(tensor), 6, 4))
      disposeTensors(found.values())
      network.dispose()
    }
    disposeTensors([image])
    const [torchvision = [], caffe = [], wrong = []] = seen
    expect(torchvision.some((value) => value > 1)).toBe(true)
    torchvision.forEach((value, i) => {
      expect(value).toBeCloseTo(caffe[i] ?? Number.NaN, 4)
    })
    expect(wrong).not.toEqual(torchvision)
  })

  test("torchvision's pictures are normalized as its documentation says, at the borders too", async () => {
    const [layer] = layersOf([{ channels: 1, convolutions: 1 }])
    if (!layer) throw new Error('There is no layer.')
    // Sums the red channel of the 3 x 3 places around.
    const filter = Float32Array.from({ length: 27 }, (_, i) => (i % 3 === 0 ? 1 : 0))
    const network = new FrozenNetwork('made up', 'torchvision')
    network.addLayer({
      layer,
      filter: tensorFrom(filter, [3, 3, 3, 1]) as Tensor4D,
      bias: tensorFrom([0], [1]) as Tensor1D,
    })
    const white = tensorFrom(new Float32Array(48).fill(1), [4, 4, 3]) as Tensor3D
    const found = await network.extract(white, [layer.name], 'max')
    const one = (1 - 0.485) / 0.229
    for (const tensor of found.values()) {
      const values = await valuesOf(tensor)
      expect(values[0]).toBeCloseTo(4 * one, 4)
      expect(values[1]).toBeCloseTo(6 * one, 4)
      expect(values[5]).toBeCloseTo(9 * one, 4)
    }
    disposeTensors([white, ...found.values()])
    network.dispose()
  })
})
