import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresGram } from '../../nodes/features/gram'
import { featuresVgg } from '../../nodes/features/vgg'
import { lossBalance } from '../../nodes/loss/balance'
import { lossContent } from '../../nodes/loss/content'
import { lossStyle } from '../../nodes/loss/style'
import { optimizePixelsNode } from '../../nodes/optimize/pixels'
import { Features, Gram, Loss } from '../../nodes/ports'
import type { FeatureMaps } from '../../nodes/ports/features'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, tensorFrom } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { randomTensor } from '../tensor/support/random'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

let backend: RunningBackend
let features: FeatureMaps
const pool = new NetworkPool(testWeights)
const image = () => randomTensor([24, 32, 3], 3, 0, 1) as Tensor3D
const maskOf = (value: number, height: number, width: number) =>
  tensorFrom(new Float32Array(height * width).fill(value), [height, width, 1]) as Tensor3D
const params = { form: 'relative', layers: 'average', ratio: 1 } as const

beforeAll(async () => {
  backend = await useBackend('wasm')
  const picture = image()
  const layers = ['relu1_1', 'relu2_1', 'relu3_1'] as const
  const run = testContext({ pool })
  const chosen = {
    network: 'lite-encoder',
    pooling: 'max',
    padding: 'zeros',
    weights: null,
    input: 'auto',
    layers,
  } as const
  features = (await featuresVgg.run({ inputs: { image: picture }, params: chosen }, run)).features
  disposeTensors([picture])
})
afterAll(() => {
  Features.dispose(features)
  pool.dispose()
  backend.dispose()
})

describe('how much style', () => {
  it('weights the content, the less the more style is wanted, and leaves the style as it is', async () => {
    const weigh = async (amount: number) => {
      const run = testContext({ pool })
      const chosen = { form: 'raw', layers: 'sum', ratio: 1 } as const
      const { loss: kept } = await lossContent.run(
        { inputs: { features, mask: undefined }, params: chosen },
        run,
      )
      const inputs = { content: kept.slice(0, 1), style: kept.slice(1, 2) }
      const { loss } = await lossBalance.run({ inputs, params: { amount } }, run)
      run.end()
      Loss.dispose(loss)
      Loss.dispose(kept)
      return loss.map(({ weight }) => weight)
    }
    const weights = [await weigh(0), await weigh(0.5), await weigh(0.6), await weigh(1)]
    expect(weights.map(([content]) => content)).toEqual(
      [3.2, 0.1, 0.05, 0.003125].map((weight) => expect.closeTo(weight, 6)),
    )
    expect(weights.map(([, style]) => style)).toEqual([1, 1, 1, 1])
  })
})

describe('layers of a loss', () => {
  it('are weighted by depth, and together as one when averaged', async () => {
    const weigh = async (layers: 'average' | 'sum', ratio: number) => {
      const run = testContext({ pool })
      const inputs = { features, mask: undefined }
      const { loss } = await lossContent.run({ inputs, params: { form: 'raw', layers, ratio } }, run)
      run.end()
      Loss.dispose(loss)
      return loss.map(({ weight }) => weight)
    }
    expect(await weigh('sum', 0.5)).toEqual([1, 0.5, 0.25])
    expect(await weigh('average', 2)).toEqual([1 / 7, 2 / 7, 4 / 7])
    expect(await weigh('average', 1)).toEqual([1 / 3, 1 / 3, 1 / 3])
  })
})

describe('masks', () => {
  it('that let nothing through are named, with their port', async () => {
    const mask = maskOf(0, 24, 32)
    const run = testContext({ pool })
    const { gram } = await featuresGram.run({ inputs: { features, mask: undefined }, params: {} }, run)
    const refused = { name: 'UserError', port: 'mask', message: expect.stringContaining('empty') }
    await expectTensors(0, async () => {
      await expect(featuresGram.run({ inputs: { features, mask }, params: {} }, run)).rejects.toMatchObject(
        refused,
      )
      await expect(lossStyle.run({ inputs: { gram, mask }, params }, run)).rejects.toMatchObject(refused)
      await expect(lossContent.run({ inputs: { features, mask }, params }, run)).rejects.toMatchObject(
        refused,
      )
    })
    run.end()
    Gram.dispose(gram)
    disposeTensors([mask])
  })

  it('of another shape than the picture are refused with both sizes', async () => {
    const mask = maskOf(1, 32, 24)
    const refused = {
      name: 'UserError',
      message: expect.stringMatching(/24 x 32.*32 x 24/),
      remedy: expect.stringContaining('crop'),
    }
    const run = testContext({ pool })
    await expectTensors(0, async () => {
      await expect(featuresGram.run({ inputs: { features, mask }, params: {} }, run)).rejects.toMatchObject(
        refused,
      )
      run.end()
    })
    const { gram } = await featuresGram.run({ inputs: { features, mask: undefined }, params: {} }, run)
    const { loss } = await lossStyle.run({ inputs: { gram, mask }, params }, run)
    const picture = image()
    const painting = {
      iterations: 2,
      learningRate: 0.05,
      pyramid: 0,
      sketches: 0,
      sketchIterations: 1,
      start: 'content',
      noise: 0.3,
      averaging: 0,
      reportEvery: 1,
      tileSide: 1024,
      checkpointEvery: 0,
      optimizer: 'adam',
      colors: 'sources',
      gradient: 'plain',
      jitter: 0,
      history: 10,
      seed: 7,
    } as const
    const painted = async () =>
      optimizePixelsNode.run(
        { inputs: { image: picture, loss, start: undefined, painting: undefined }, params: painting },
        run,
      )
    await expect(painted()).rejects.toMatchObject(refused)
    run.end()
    Loss.dispose(loss)
    Gram.dispose(gram)
    disposeTensors([mask, picture])
  })
})
