import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresVgg } from '../../nodes/features/vgg'
import { Features } from '../../nodes/ports'
import {
  disposeTensors,
  memory,
  type RunningBackend,
  type Tensor3D,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { safetensors } from '../models/support/given'
import { asKeras, madeUpNetwork } from '../models/support/networks'
import { madeUpVgg16 } from '../models/support/vgg16'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

let backend: RunningBackend
const pool = new NetworkPool(testWeights)
const context = (options = {}) => testContext({ pool, ...options })
const vggParams = {
  network: 'lite-encoder',
  pooling: 'max',
  padding: 'zeros',
  weights: null,
  input: 'auto',
} as const

beforeAll(async () => {
  backend = await useBackend('wasm')
})
afterAll(() => {
  pool.dispose()
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

function picture(side = 24): Tensor3D {
  const values = Float32Array.from({ length: side * side * 3 }, (_, i) => ((i * 37) % 101) / 101)
  return tensorFrom(values, [side, side, 3]) as Tensor3D
}

describe('features/vgg with weights of the user', () => {
  const vgg16 = 'a'.repeat(64)
  const lite = 'b'.repeat(64)
  const assets = {
    [vgg16]: Uint8Array.from(madeUpVgg16()),
    [lite]: Uint8Array.from(safetensors(asKeras(madeUpNetwork('lite-encoder')))),
  }
  const own = () => context({ assets })

  it('gives the features of those weights, for the pictures they are meant for', async () => {
    const image = picture()
    const weights = { asset: vgg16 }
    const seen: Float32Array[] = []
    for (const input of ['auto', 'torchvision', 'caffe'] as const) {
      const params = { ...vggParams, network: 'vgg16', weights, input, layers: ['relu1_2'] } as const
      const { features } = await featuresVgg.run({ inputs: { image }, params }, own())
      const tensor = features.layers.get('relu1_2') ?? image
      expect(features.network.id).toBe('vgg16')
      expect(tensor.shape).toEqual([24, 24, 64])
      seen.push(await valuesOf(tensor))
      Features.dispose(features)
    }
    const [auto, torchvision, caffe] = seen
    expect(auto).toEqual(torchvision)
    expect(auto).not.toEqual(caffe)
    disposeTensors([image])
  })

  it('keeps to the built-in weights of Lite', async () => {
    const image = picture()
    const weights = { asset: lite }
    const params = { ...vggParams, layers: ['relu1_1'] } as const
    const seen: Float32Array[] = []
    for (const file of [weights, null]) {
      const { features } = await featuresVgg.run(
        { inputs: { image }, params: { ...params, weights: file } },
        own(),
      )
      seen.push(await valuesOf(features.layers.get('relu1_1') ?? image))
      Features.dispose(features)
    }
    expect(seen[0]).toEqual(seen[1])
    expect(featuresVgg.fingerprint?.({ ...params, weights })).toBe(
      featuresVgg.fingerprint?.({ ...params, weights: null }),
    )
    disposeTensors([image])
  })

  it('says which network a file holds when it is another one', async () => {
    const image = picture()
    const params = { ...vggParams, network: 'vgg16', weights: { asset: lite }, layers: ['relu1_1'] } as const
    const run = async () => featuresVgg.run({ inputs: { image }, params }, own())
    await expectTensors(0, () =>
      expect(run()).rejects.toMatchObject({
        name: 'UserError',
        message: expect.stringContaining('holds the weights of Lite, not of VGG-16'),
        remedy: expect.stringContaining('Choose Lite as the network'),
      }),
    )
    disposeTensors([image])
  })

  it('says where weights of VGG-16 are to be had, and which layers it lacks', async () => {
    const image = picture()
    const run = async (layers: readonly ('relu3_4' | 'relu4_1')[]) =>
      featuresVgg.run({ inputs: { image }, params: { ...vggParams, network: 'vgg16', layers } }, context())
    await expectTensors(0, async () => {
      await expect(run(['relu4_1'])).rejects.toMatchObject({
        message: expect.stringContaining('VGG-16 needs a file'),
        remedy: expect.stringMatching(/https:.*model\.safetensors \(553 MB/),
      })
      await expect(run(['relu3_4', 'relu4_1'])).rejects.toThrow(/VGG-16 has no layer relu3_4/)
    })
    disposeTensors([image])
  })
})
