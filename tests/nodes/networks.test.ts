import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresVgg } from '../../nodes/features/vgg'
import { Image } from '../../nodes/ports'
import { stylizeAdainNode } from '../../nodes/stylize/adain'
import type { RunningBackend } from '../../src/tensor'
import { disposeTensors } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'
import { picture } from './support/waves'

let backend: RunningBackend
const pool = new NetworkPool(testWeights)
const context = () => testContext({ pool })
const vggParams = {
  network: 'lite-encoder',
  pooling: 'max',
  padding: 'zeros',
  weights: null,
  input: 'auto',
} as const

beforeAll(async () => {
  backend = await useBackend('wasm')
  await pool.get('lite-encoder', { upTo: 'relu5_1' })
  await pool.decoder()
})
afterAll(() => {
  pool.dispose()
  backend.dispose()
})

describe('features/vgg', () => {
  it('names the layers a network does not have', async () => {
    const image = picture(1)
    const run = async () =>
      featuresVgg.run({ inputs: { image }, params: { ...vggParams, layers: ['relu5_4'] } }, context())
    await expectTensors(0, () => expect(run()).rejects.toThrow(/has no layer relu5_4/))
    disposeTensors([image])
  })

  it('says how large a picture must be', async () => {
    const image = picture(1, 6, 6)
    const run = async () =>
      featuresVgg.run({ inputs: { image }, params: { ...vggParams, layers: ['relu5_1'] } }, context())
    await expectTensors(0, () =>
      expect(run()).rejects.toMatchObject({
        name: 'UserError',
        remedy: expect.stringContaining('larger picture'),
      }),
    )
    disposeTensors([image])
  })
})

describe('stylize/adain', () => {
  it('says how large the content must be', async () => {
    const [content, style] = [picture(2, 64, 1), picture(6)]
    const run = async () =>
      stylizeAdainNode.run(
        { inputs: { content, style }, params: { strength: 1, statistics: 'moments', colors: true } },
        context(),
      )
    await expectTensors(0, () =>
      expect(run()).rejects.toMatchObject({
        name: 'UserError',
        remedy: expect.stringContaining('larger picture'),
      }),
    )
    disposeTensors([content, style])
  })

  it('gives a picture of the size of the content and leaves nothing else behind', async () => {
    const [content, style] = [picture(2, 30, 45), picture(6, 40, 40)]
    const { image } = await expectTensors(1, async () => {
      const run = context()
      const made = await stylizeAdainNode.run(
        { inputs: { content, style }, params: { strength: 1, statistics: 'moments', colors: true } },
        run,
      )
      run.end()
      return made
    })
    expect(image.shape).toEqual([30, 45, 3])
    Image.dispose(image)
    disposeTensors([content, style])
  })
})
