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
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

let backend: RunningBackend
const pool = new NetworkPool(testWeights)
const context = (options = {}) => testContext({ pool, ...options })
const vggParams = { network: 'lite-encoder', pooling: 'max', weights: null, input: 'auto' } as const

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
  const sha256 = 'a'.repeat(64)
  const weights = { asset: sha256 }
  const own = () =>
    context({ assets: { [sha256]: Uint8Array.from(safetensors(asKeras(madeUpNetwork('lite-encoder')))) } })

  it('gives the features of those weights', async () => {
    const image = picture()
    const params = { ...vggParams, weights, layers: ['relu2_1'] } as const
    const { features } = await featuresVgg.run({ inputs: { image }, params }, own())
    const { features: usual } = await featuresVgg.run(
      { inputs: { image }, params: { ...params, weights: null } },
      own(),
    )
    const [mine, theirs] = await Promise.all(
      [features, usual].map(({ layers }) => valuesOf(layers.get('relu2_1') ?? image)),
    )
    expect(mine?.length).toBe(theirs?.length)
    expect(mine).not.toEqual(theirs)
    for (const value of [features, usual]) Features.dispose(value)
    disposeTensors([image])
  })

  it('says which network a file holds when it is another one', async () => {
    const image = picture()
    const params = { ...vggParams, network: 'vgg16', weights, layers: ['relu1_1'] } as const
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
