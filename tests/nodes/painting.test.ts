import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresGram } from '../../nodes/features/gram'
import { featuresVgg } from '../../nodes/features/vgg'
import { lossCombine } from '../../nodes/loss/combine'
import { lossContent } from '../../nodes/loss/content'
import { lossStyle } from '../../nodes/loss/style'
import { lossTotalVariation } from '../../nodes/loss/total-variation'
import { optimizePixelsNode } from '../../nodes/optimize/pixels'
import { Features, Gram, Image, Loss, type LossTerms, Painting } from '../../nodes/ports'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, imageToPixels, memory, tensorFrom } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'
import { picture } from './support/waves'

let backend: RunningBackend
const pool = new NetworkPool(testWeights)
const context = (options = {}) => testContext({ pool, ...options })

beforeAll(async () => {
  backend = await useBackend('wasm')
  await pool.get('lite-encoder', { upTo: 'relu5_1' })
  const network = await pool.get('lite-encoder', { upTo: 'relu5_1' })
  // The backward filters are made once, when first needed, and stay with the network.
  const loss = await losses(picture(8))
  const run = context()
  const made = await optimizePixelsNode.run(
    { inputs: wired(picture(9), loss), params: { ...painting, iterations: 1 } },
    run,
  )
  run.end()
  Image.dispose(made.image)
  Painting.dispose(made.painting)
  Loss.dispose(loss)
  expect(network.id).toBe('lite-encoder')
})
afterAll(() => {
  pool.dispose()
  backend.dispose()
})

const vggParams = {
  network: 'lite-encoder',
  pooling: 'max',
  padding: 'zeros',
  weights: null,
  input: 'auto',
} as const
type OptimizeParams = Parameters<typeof optimizePixelsNode.run>[0]['params']
type OptimizeInputs = Parameters<typeof optimizePixelsNode.run>[0]['inputs']
const wired = (image: Tensor3D, loss: LossTerms, more: Partial<OptimizeInputs> = {}): OptimizeInputs => ({
  image,
  loss,
  start: undefined,
  painting: undefined,
  ...more,
})
const painting: OptimizeParams = {
  iterations: 6,
  learningRate: 0.05,
  start: 'content',
  noise: 0.3,
  averaging: 0,
  pyramid: 0,
  sketches: 0,
  sketchIterations: 1,
  optimizer: 'adam',
  colors: 'sources',
  history: 10,
  gradient: 'plain',
  jitter: 0,
  reportEvery: 2,
  tileSide: 1024,
  checkpointEvery: 0,
  seed: 7,
}

/** Content and style of one picture, mixed; everything on the way is freed. */
async function losses(image: Tensor3D): Promise<LossTerms> {
  const run = context()
  const { features } = await featuresVgg.run(
    { inputs: { image }, params: { ...vggParams, layers: ['relu1_1', 'relu2_1'] } },
    run,
  )
  const form = { form: 'relative', layers: 'average', ratio: 1 } as const
  const { gram } = await featuresGram.run({ inputs: { features, mask: undefined }, params: {} }, run)
  const content = await lossContent.run({ inputs: { features, mask: undefined }, params: form }, run)
  const style = await lossStyle.run({ inputs: { gram, mask: undefined }, params: form }, run)
  const smooth = await lossTotalVariation.run({ inputs: {}, params: {} }, run)
  const parts = [content.loss, style.loss, smooth.loss]
  const { loss } = await lossCombine.run(
    { inputs: { losses: parts }, params: { weights: [0.5, 2, 0.1] } },
    run,
  )
  for (const part of parts) Loss.dispose(part)
  Gram.dispose(gram)
  Features.dispose(features)
  run.end()
  return loss
}

describe('losses', () => {
  // A relative term keeps its target and the target's mean square.
  it('carry names and weights to the mixer and leave nothing else behind', async () => {
    const image = picture(3)
    const loss = await expectTensors(8, () => losses(image))
    expect(loss.map(({ name, weight }) => [name, weight])).toEqual([
      ['content/relu1_1', 0.25],
      ['content/relu2_1', 0.25],
      ['style/relu1_1', 1],
      ['style/relu2_1', 1],
      ['tv', 0.1],
    ])
    await expectTensors(-8, () => Loss.dispose(loss))
    disposeTensors([image])
  })

  it('sum their layers when asked to', async () => {
    const image = picture(3)
    const run = context()
    const { features } = await featuresVgg.run(
      { inputs: { image }, params: { ...vggParams, layers: ['relu1_1', 'relu2_1'] } },
      run,
    )
    const { loss } = await lossContent.run(
      { inputs: { features, mask: undefined }, params: { form: 'raw', layers: 'sum', ratio: 1 } },
      run,
    )
    expect(loss.map(({ weight }) => weight)).toEqual([1, 1])
    run.end()
    Loss.dispose(loss)
    Features.dispose(features)
    disposeTensors([image])
  })
})

describe('optimize/pixels', () => {
  it('lowers the loss, reports it from iteration 0 on and returns a picture to go on with', async () => {
    const [content, other] = [picture(2), picture(5)]
    const loss = await losses(other)
    const run = context()
    const made = await expectTensors(4, async () => {
      const result = await optimizePixelsNode.run({ inputs: wired(content, loss), params: painting }, run)
      run.end()
      return result
    })
    expect(made.image.shape).toEqual(content.shape)
    expect(made.losses.x).toEqual([0, 2, 4, 6])
    const total = made.losses.curves.total ?? []
    expect(total.at(-1)).toBeLessThan((total[0] ?? 0) * 0.9)
    expect(run.reports.find(({ terms }) => terms)).toMatchObject({ iteration: 0, iterations: 6 })
    Image.dispose(made.image)
    Painting.dispose(made.painting)
    Loss.dispose(loss)
    disposeTensors([content, other])
  })

  it('returns the start and its losses for no iterations', async () => {
    const content = picture(2)
    const loss = await losses(content)
    const run = context()
    const made = await optimizePixelsNode.run(
      { inputs: wired(content, loss), params: { ...painting, iterations: 0 } },
      run,
    )
    run.end()
    expect(made.losses.x).toEqual([0])
    expect((await imageToPixels(made.image)).data).toEqual((await imageToPixels(content)).data)
    Image.dispose(made.image)
    Painting.dispose(made.painting)
    Loss.dispose(loss)
    disposeTensors([content])
  })

  it.each(['noise', 'blend'] as const)('starts from %s as the seed says', async (start) => {
    const content = picture(2)
    const loss = await losses(content)
    const paint = async (seed: number) => {
      const run = context()
      const params = { ...painting, iterations: 0, start, seed }
      const made = await optimizePixelsNode.run({ inputs: wired(content, loss), params }, run)
      run.end()
      const { data } = await imageToPixels(made.image)
      Image.dispose(made.image)
      Painting.dispose(made.painting)
      return data
    }
    const before = memory().tensors
    const first = await paint(1)
    expect(await paint(1)).toEqual(first)
    expect(await paint(2)).not.toEqual(first)
    expect(memory().tensors).toBe(before)
    Loss.dispose(loss)
    disposeTensors([content])
  })

  it.each(['lbfgs', 'lbfgs-search'] as const)(
    'comes lower with %s than with Adam, 64 px',
    async (optimizer) => {
      const [content, other] = [picture(2, 64, 64), picture(5, 64, 64)]
      const loss = await losses(other)
      const curve = async (changes: Partial<OptimizeParams>) => {
        const run = context()
        const params = { ...painting, iterations: 50, reportEvery: 1, ...changes }
        const made = await optimizePixelsNode.run({ inputs: wired(content, loss), params }, run)
        run.end()
        Image.dispose(made.image)
        return made.losses.curves.total ?? []
      }
      const goal = (await curve({})).at(-1) ?? 0
      const reached = (await curve({ optimizer })).findIndex((total) => total <= goal)
      expect(reached).toBeGreaterThan(0)
      expect(reached).toBeLessThan(40)
      Loss.dispose(loss)
      disposeTensors([content, other])
    },
  )

  it('does not search along a line with normalized gradients', async () => {
    const content = picture(2)
    const loss = await losses(content)
    const params = { ...painting, optimizer: 'lbfgs-search', gradient: 'normalized' } as const
    const run = async () => optimizePixelsNode.run({ inputs: wired(content, loss), params }, context())
    await expectTensors(0, () => expect(run()).rejects.toMatchObject({ name: 'UserError' }))
    Loss.dispose(loss)
    disposeTensors([content])
  })

  it('leaves nothing behind when canceled', async () => {
    const content = picture(2)
    const loss = await losses(content)
    const controller = new AbortController()
    const run = context({
      signal: controller.signal,
      onReport: ({ iteration }: { iteration?: number }) => {
        if (iteration === 3) controller.abort()
      },
    })
    await expectTensors(0, async () => {
      const params = { ...painting, iterations: 1000 }
      const painted = (async () => optimizePixelsNode.run({ inputs: wired(content, loss), params }, run))()
      await expect(painted).rejects.toThrow()
      run.end()
    })
    Loss.dispose(loss)
    disposeTensors([content])
  })

  it('names the term that is no number and what to do', async () => {
    const content = tensorFrom(new Float32Array(32 * 32 * 3).fill(Number.NaN), [32, 32, 3]) as Tensor3D
    const other = picture(2, 32, 32)
    const loss = await losses(other)
    const run = context()
    const painted = (async () =>
      optimizePixelsNode.run({ inputs: wired(content, loss), params: painting }, run))()
    await expect(painted).rejects.toMatchObject({ remedy: expect.stringContaining('learning rate') })
    run.end()
    Loss.dispose(loss)
    disposeTensors([content, other])
  })
})
