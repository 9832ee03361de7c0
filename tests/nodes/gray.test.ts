import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresGram } from '../../nodes/features/gram'
import { featuresInterpolateGram } from '../../nodes/features/interpolate-gram'
import { featuresVgg } from '../../nodes/features/vgg'
import { lossActivation } from '../../nodes/loss/activation'
import { lossCombine } from '../../nodes/loss/combine'
import { lossContent } from '../../nodes/loss/content'
import { lossStatistics } from '../../nodes/loss/statistics'
import { lossStyle } from '../../nodes/loss/style'
import { lossTotalVariation } from '../../nodes/loss/total-variation'
import { optimizePixelsNode } from '../../nodes/optimize/pixels'
import { Image, Loss, type LossTerms, Painting } from '../../nodes/ports'
import type { FeatureMaps } from '../../nodes/ports/features'
import { stylizeAdainNode } from '../../nodes/stylize/adain'
import { stylizeDecode } from '../../nodes/stylize/decode'
import { stylizeMatchStatistics } from '../../nodes/stylize/match-statistics'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, isGray, memory, noiseImage, tensorFrom, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { seeded } from '../tensor/support/random'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

const pool = new NetworkPool(testWeights)
const size = { width: 32, height: 24 }
let backend: RunningBackend
let run: ReturnType<typeof testContext>

beforeAll(async () => {
  backend = await useBackend('wasm')
  run = testContext({ pool })
})
afterAll(() => {
  run.end()
  pool.dispose()
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

/** What lives as long as the tests do. */
function kept<T>(value: T, dispose: (value: T) => void): T {
  return run.own(value, dispose)
}
const image = (made: Tensor3D) => kept(made, (one) => disposeTensors([one]))
const gray = (seed: number) => image(noiseImage(size, seeded(seed), { gray: true }))
const colored = (seed: number) => image(noiseImage(size, seeded(seed)))

/** A gray picture whose channels are up to so many levels of 255 away, as JPEG and color profiles leave it. */
async function grayBut(seed: number, levels: number): Promise<Tensor3D> {
  const [values, random] = [await valuesOf(gray(seed)), seeded(seed + 1)]
  const changed = values.map((value) => value + (levels * (2 * random() - 1)) / 255)
  return image(tensorFrom(changed, [size.height, size.width, 3]) as Tensor3D)
}

/** The largest difference between two channels of a pixel, 0..1. */
async function colorIn(picture: Tensor3D): Promise<number> {
  const values = await valuesOf(picture)
  let most = 0
  for (let at = 0; at < values.length; at += 3) {
    const pixel = [...values.slice(at, at + 3)]
    most = Math.max(most, Math.max(...pixel) - Math.min(...pixel))
  }
  return most
}

const look = {
  network: 'lite-encoder',
  pooling: 'avg',
  padding: 'replicate',
  weights: null,
  input: 'auto',
} as const
const form = { form: 'relative', layers: 'average', ratio: 1 } as const
type Layers = readonly ('relu1_1' | 'relu2_1')[]

async function featuresOf(picture: Tensor3D, layers: Layers = ['relu1_1', 'relu2_1']): Promise<FeatureMaps> {
  const params = { ...look, layers }
  const { features } = await featuresVgg.run({ inputs: { image: picture }, params }, run)
  return kept(features, ({ layers: own }) => disposeTensors(own.values()))
}

async function gramOf(picture: Tensor3D) {
  const inputs = { features: await featuresOf(picture), mask: undefined }
  const { gram } = await featuresGram.run({ inputs, params: {} }, run)
  return kept(gram, ({ layers }) => disposeTensors(layers.values()))
}

const loss = ({ loss: terms }: { loss: LossTerms }) => kept(terms, Loss.dispose)
const contentOf = async (picture: Tensor3D) =>
  loss(
    await lossContent.run(
      { inputs: { features: await featuresOf(picture, ['relu2_1']), mask: undefined }, params: form },
      run,
    ),
  )
const styleOf = async (picture: Tensor3D, mask?: Tensor3D) =>
  loss(await lossStyle.run({ inputs: { gram: await gramOf(picture), mask }, params: form }, run))
const mixed = async (losses: readonly LossTerms[], weights: readonly number[]) =>
  loss(await lossCombine.run({ inputs: { losses: [...losses] }, params: { weights: [...weights] } }, run))

type Inputs = Parameters<typeof optimizePixelsNode.run>[0]['inputs']
type Params = Parameters<typeof optimizePixelsNode.run>[0]['params']
const painting: Params = {
  iterations: 4,
  optimizer: 'adam',
  learningRate: 0.05,
  start: 'noise',
  colors: 'sources',
  noise: 0.3,
  averaging: 0.9,
  pyramid: 0,
  sketches: 0,
  sketchIterations: 1,
  history: 10,
  tileSide: 1024,
  gradient: 'plain',
  jitter: 0,
  reportEvery: 2,
  checkpointEvery: 0,
  seed: 7,
}

async function paint(terms: LossTerms, inputs: Partial<Inputs> = {}, params: Partial<Params> = {}) {
  const wired = { image: gray(9), start: undefined, painting: undefined, ...inputs, loss: terms }
  const own = testContext({ pool })
  const made = await optimizePixelsNode.run({ inputs: wired, params: { ...painting, ...params } }, own)
  own.end()
  kept(made.image, Image.dispose)
  kept(made.painting, Painting.dispose)
  return made
}
const colorOf = async (...how: Parameters<typeof paint>) => colorIn((await paint(...how)).image)

const gatys = async (content: Tensor3D, style: Tensor3D) => {
  const smooth = loss(lossTotalVariation.run({ inputs: {}, params: {} }, run) as { loss: LossTerms })
  return mixed([await contentOf(content), await styleOf(style), smooth], [0.5, 1, 0.1])
}

describe('a painting of gray pictures', () => {
  it.each([
    { start: 'noise' },
    { start: 'content' },
    { start: 'blend' },
    { start: 'noise', optimizer: 'lbfgs' },
    { start: 'noise', optimizer: 'lbfgs-search' },
    { start: 'noise', gradient: 'normalized' },
    { start: 'noise', jitter: 5 },
    { start: 'noise', tileSide: 16 },
  ] as const)('is gray to the bit: %o', async (params) => {
    const terms = await gatys(gray(1), gray(2))
    expect(await colorOf(terms, {}, params)).toBe(0)
    expect(await colorOf(terms, {}, { ...params, colors: 'free' })).toBeGreaterThan(0.02)
  })

  it('comes lower than with colors left to chance, which are no part of what is asked for', async () => {
    const terms = await gatys(gray(1), gray(2))
    const last = async (colors: 'sources' | 'free') =>
      (await paint(terms, {}, { colors, iterations: 20 })).losses.curves.total?.at(-1) ?? Number.NaN
    expect(await last('sources')).toBeLessThan(await last('free'))
  })

  it.each(['moments', 'gaussian', 'sliced'] as const)('is gray for the distance %s', async (distance) => {
    const params = { ...form, distance, directions: 2, seed: 1 } as const
    const inputs = { features: await featuresOf(gray(2)), mask: undefined, styleMask: undefined }
    expect(await colorOf(loss(await lossStatistics.run({ inputs, params }, run)))).toBe(0)
  })

  it('is gray for a dream, unless colors are free', async () => {
    const inputs = { features: await featuresOf(gray(9)), mask: undefined }
    const dream = loss(await lossActivation.run({ inputs, params: form }, run))
    expect(await colorOf(dream, {}, { start: 'content' })).toBe(0)
    expect(await colorOf(dream, {}, { start: 'content', colors: 'free' })).toBeGreaterThan(0.02)
  })

  it('takes nothing from a canvas that lends its size only', async () => {
    expect(await colorOf(await styleOf(gray(2)), { image: colored(3) })).toBe(0)
  })

  it('counts as gray what JPEG leaves in gray pictures', async () => {
    const [content, style] = [await grayBut(1, 3), await grayBut(2, 3)]
    const terms = await gatys(content, style)
    for (const start of ['noise', 'content', 'blend'] as const) {
      expect(await colorOf(terms, { image: content }, { start }), start).toBe(0)
    }
  })

  it('goes on in gray from a gray painting of another size', async () => {
    const terms = await gatys(gray(1), gray(2))
    const small = image(noiseImage({ width: 16, height: 12 }, seeded(4), { gray: true }))
    const { painting: before } = await paint(await styleOf(gray(2)), { image: small })
    expect(await colorOf(terms, { painting: before })).toBe(0)
  })

  it('is not held back by a loss without weight', async () => {
    const terms = await mixed([await styleOf(gray(2)), await styleOf(colored(3))], [1, 0])
    expect(await colorOf(terms)).toBe(0)
  })
})

describe('a painting keeps its colors', () => {
  it('of any one of its sources, also where it counts on a part only', async () => {
    expect(await colorOf(await gatys(gray(1), colored(2)))).toBeGreaterThan(0.1)
    expect(await colorOf(await gatys(colored(1), gray(2)))).toBeGreaterThan(0.1)
    const left = Float32Array.from({ length: size.width * size.height }, (_, i) =>
      i % size.width < 16 ? 1 : 0,
    )
    const mask = image(tensorFrom(left, [size.height, size.width, 1]) as Tensor3D)
    const terms = await mixed([await gatys(gray(1), gray(2)), await styleOf(colored(3), mask)], [1, 1])
    expect(await colorOf(terms)).toBeGreaterThan(0.1)
  })

  it('of either picture that two styles are mixed from', async () => {
    const [a, b] = [await gramOf(gray(2)), await gramOf(colored(3))]
    const { gram } = await featuresInterpolateGram.run({ inputs: { a, b }, params: { amount: 0.5 } }, run)
    kept(gram, ({ layers }) => disposeTensors(layers.values()))
    const terms = loss(await lossStyle.run({ inputs: { gram, mask: undefined }, params: form }, run))
    expect(await colorOf(terms)).toBeGreaterThan(0.1)
  })

  it('of the picture, the canvas or the painting that it starts from', async () => {
    const terms = await gatys(gray(1), gray(2))
    const { painting: before } = await paint(await gatys(gray(1), colored(2)))
    expect(await colorOf(terms, { start: colored(4) }, { start: 'image' })).toBeGreaterThan(0.1)
    expect(await colorOf(terms, { image: colored(4) }, { start: 'content' })).toBeGreaterThan(0.1)
    expect(await colorOf(terms, { image: colored(4) }, { start: 'blend' })).toBeGreaterThan(0.1)
    expect(await colorOf(terms, { painting: before })).toBeGreaterThan(0.1)
  })
})

describe('gray is', () => {
  it('what has no color but for a few levels', async () => {
    expect(await isGray(gray(1))).toBe(true)
    expect(await isGray(await grayBut(1, 3))).toBe(true)
    expect(await isGray(await grayBut(1, 8))).toBe(false)
    expect(await isGray(colored(1))).toBe(false)
  })

  it('not what has a tint, one colored pixel or no numbers', async () => {
    const values = await valuesOf(gray(1))
    const of = (change: (value: number, i: number) => number) =>
      isGray(image(tensorFrom(values.map(change), [size.height, size.width, 3]) as Tensor3D))
    expect(await of((value, i) => (i % 3 === 2 ? value * 0.85 : value))).toBe(false)
    expect(await of((value, i) => (i === 300 ? value + 0.2 : value))).toBe(false)
    expect(await of((value, i) => (i === 300 ? Number.NaN : value))).toBe(false)
  })
})

describe('AdaIN', () => {
  const atOnce = async (content: Tensor3D, style: Tensor3D, strength: number) => {
    const params = { strength, statistics: 'moments', colors: false } as const
    return (await stylizeAdainNode.run({ inputs: { content, style }, params }, run)).image
  }
  const inParts = async (content: Tensor3D, style: Tensor3D, strength: number) => {
    const layers = ['relu2_1', 'relu3_1', 'relu4_1'] as const
    const params = { ...look, pooling: 'max', layers } as const
    const free = ({ layers: own }: FeatureMaps) => disposeTensors(own.values())
    const [from, to] = [
      kept((await featuresVgg.run({ inputs: { image: content }, params }, run)).features, free),
      kept((await featuresVgg.run({ inputs: { image: style }, params }, run)).features, free),
    ]
    const how = { strength, statistics: 'distribution' } as const
    const inputs = { content: from, style: to }
    const { features } = await stylizeMatchStatistics.run({ inputs, params: how }, run)
    const drawn = { features: kept(features, free), size: content }
    return (await stylizeDecode.run({ inputs: drawn, params: {} }, run)).image
  }

  it.each([
    ['at once', atOnce],
    ['in its parts', inParts],
  ])(
    '%s makes a gray picture of gray ones, and of one that is all content, and no other',
    async (_, make) => {
      const color = async (...of: Parameters<typeof make>) => colorIn(image(await make(...of)))
      expect(await color(gray(1), gray(2), 1)).toBe(0)
      expect(await color(gray(1), colored(2), 0)).toBe(0)
      expect(await color(gray(1), colored(2), 1)).toBeGreaterThan(0.02)
      expect(await color(colored(1), gray(2), 1)).toBeGreaterThan(0.02)
    },
  )
})
