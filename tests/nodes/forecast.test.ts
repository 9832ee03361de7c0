import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { decoderSizes, describeGenerator, encoders, NetworkPool } from '../../models'
import { createRandom } from '../../src/engine/random'
import type { RunningBackend } from '../../src/tensor'
import { createNetwork, disposeNetwork, memoryMeter, pathTo, tensorFrom, weightBytes } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { testWeights } from '../tensor/support/shared'
import { type TestContext, testContext } from './support/context'
import { find, forecastSizes, type Params, paramsOf, type Values } from './support/forecast-sizes'

let backend: RunningBackend
let pool: NetworkPool
const assets: Record<string, Uint8Array<ArrayBuffer>> = {}
const contexts: TestContext[] = []
const values: { readonly type: string; readonly outputs: Values }[] = []

beforeAll(async () => {
  backend = await useBackend('wasm')
  pool = new NetworkPool(testWeights)
  const grain = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const picture = sharp({ create: { width: 140, height: 90, channels: 3, background: 'gray', noise: grain } })
  assets.lying = new Uint8Array(await picture.jpeg().withMetadata({ orientation: 6 }).toBuffer())
})
afterAll(() => {
  for (const { type, outputs } of values) {
    for (const [port, { type: portType }] of Object.entries(find(type).outputs))
      portType.dispose(outputs[port])
  }
  for (const context of contexts) context.end()
  pool.dispose()
  backend.dispose()
})

/** What the node says beforehand of inputs that are there. */
function forecast(type: string, inputs: Values, params: Params) {
  const definition = find(type)
  const sizes: Record<string, unknown> = {}
  for (const [port, { type: portType, options }] of Object.entries(definition.inputs)) {
    const value = inputs[port]
    const sizeOf = (one: unknown) => (one === undefined ? undefined : portType.measure?.sizeOf(one))
    sizes[port] = options.many && Array.isArray(value) ? value.map(sizeOf) : sizeOf(value)
  }
  return forecastSizes(type, sizes, params, assets)
}

/** Bytes of the small network's weights, as deep as the layer. */
function liteBytes(layer: string, backward = false): number {
  const lite = encoders.find(({ id }) => id === 'lite-encoder')
  return weightBytes(pathTo(lite?.layerInfo ?? [], [layer]) ?? [], backward)
}

function decoderBytes(): number {
  return 4 * decoderSizes().reduce((sum, { from, to }) => sum + 9 * from * to + to, 0)
}

/**
 * Runs the node and compares: sizes must be exact, the most memory near enough.
 *
 * @param there bytes of weights that nodes before have loaded: forecasts count them for each node.
 */
async function compare(type: string, inputs: Values, params: Params = {}, there = 0): Promise<Values> {
  const definition = find(type)
  const told = forecast(type, inputs, params)
  const context = testContext({ pool, assets })
  contexts.push(context)
  const meter = memoryMeter()
  meter.reset()
  const before = meter.now()
  const outputs = await definition.run({ inputs, params: paramsOf(type, params) }, context)
  const measured = meter.peak() - before
  values.push({ type, outputs })
  for (const [port, { type: portType }] of Object.entries(definition.outputs)) {
    expect(told.outputs[port], `${type}.${port}`).toEqual(portType.measure?.sizeOf(outputs[port]))
    expect(portType.measure?.bytes(told.outputs[port])).toBe(portType.byteSize(outputs[port]))
  }
  expect(told.peak - there, `${type}: peak`).toBeLessThanOrEqual(1.5 * measured)
  expect(told.peak - there, `${type}: peak`).toBeGreaterThanOrEqual(measured / 1.5)
  return outputs
}

function picture(height: number, width: number) {
  const noise = Float32Array.from({ length: height * width * 3 }, (_, i) => ((i * 37) % 101) / 101)
  return tensorFrom(noise, [height, width, 3])
}

describe('what nodes say before they run is what comes', () => {
  it('Gatys, node by node', async () => {
    const { image } = await compare('image/load', {}, { file: { asset: 'lying' } })
    expect(forecast('image/load', {}, { file: { asset: 'lying' } }).outputs).toEqual({ image: [140, 90, 3] })
    const content = await compare('image/preprocess', { image }, { longestSide: 128, aspect: '4:3' })
    const style = await compare(
      'image/preprocess',
      { image },
      { longestSide: 160, rotate: '90', flip: 'vertical' },
    )
    await compare('image/stroke-size', { style: image, canvas: content.image }, { size: 1.5 })
    const features = await compare('features/vgg', content, { layers: ['relu4_2', 'relu1_1'] })
    const textures = await compare('features/vgg', style, {}, liteBytes('relu4_1'))
    const gram = await compare('features/gram', textures)
    const kept = await compare('loss/content', features)
    const painted = await compare('loss/style', gram, { form: 'raw' })
    const smooth = await compare('loss/total-variation', {})
    const mask = tensorFrom(
      Float32Array.from({ length: 96 * 128 }, (_, i) => i / 12288),
      [96, 128, 1],
    )
    const part = await compare('features/gram', {
      ...textures,
      mask: tensorFrom(new Float32Array(80 * 52).fill(1, 900), [52, 80, 1]),
    })
    const between = await compare('features/interpolate-gram', { a: gram.gram, b: part.gram })
    await compare('features/interpolate', { a: features.features, b: features.features }, { amount: 0.3 })
    const some = await compare('features/pick', textures, {
      layers: ['relu2_1', 'relu4_1'],
      first: 3,
      count: 9,
    })
    const excited = await compare('loss/activation', some)
    const mixed = await compare('loss/style', between)
    const spread = await compare('loss/statistics', textures)
    const even = await compare('loss/statistics', textures, { distance: 'moments', form: 'raw' })
    const sliced = await compare('loss/statistics', textures, { distance: 'sliced', directions: 2 })
    const partly = await compare('loss/style', { ...part, mask })
    const partlyKept = await compare('loss/content', { ...features, mask }, { form: 'raw' })
    const losses = [kept, painted, smooth, partly, partlyKept, mixed, excited, spread, even, sliced].map(
      ({ loss }) => loss,
    )
    const weights = [1, 2, 3, 4, 5, 6, 0.1, 1, 1, 1]
    await compare('loss/balance', { content: kept.loss, style: painted.loss }, { amount: 0.3 })
    const { loss } = await compare('loss/combine', { losses }, { weights })
    for (const [iterations, pyramid] of [
      [0, 0],
      [1, 4],
      [5, 0],
    ] as const) {
      const params = { iterations, pyramid, reportEvery: 2, averaging: iterations === 5 ? 0.9 : 0 }
      const there = liteBytes('relu4_2', iterations === 5)
      const made = await compare('optimize/pixels', { ...content, loss }, params, there)
      await compare('output/image', { image: made.image })
      await compare('output/plot', { series: made.losses })
    }
    const parts = await compare('loss/combine', { losses: [kept.loss, painted.loss, partly.loss] })
    const inPieces = { iterations: 2, averaging: 0, tileSide: 64 }
    const there = liteBytes('relu4_2', true)
    await compare('optimize/pixels', { ...content, loss: parts.loss }, inPieces, there)
    await compare('optimize/pixels', { ...content, loss: parts.loss }, { iterations: 2, jitter: 8 }, there)
    await compare('measure/loss', { ...content, loss })
    const images = [content.image, content.image]
    const { table } = await compare('measure/compare', {
      images,
      reference: content.image,
      loss,
      measures: [],
    })
    await compare('output/table', { table })
  })

  it.each(['moments', 'distribution'])('AdaIN by %s, at once and in its parts', async (statistics) => {
    const [content, style] = [picture(100, 132), picture(64, 80)]
    const params = { strength: 0.5, statistics }
    const there = liteBytes('relu4_1')
    // Whether they were loaded before depends on the tests that ran.
    await Promise.all([pool.get('lite-encoder', { upTo: 'relu4_1' }), pool.decoder()])
    await compare('stylize/adain', { content, style }, params, there + decoderBytes())
    const layers = ['relu2_1', 'relu3_1', 'relu4_1']
    const from = await compare('features/vgg', { image: content }, { layers }, there)
    const to = await compare('features/vgg', { image: style }, { layers }, there)
    const inputs = { content: from.features, style: to.features }
    const { features } = await compare('stylize/match-statistics', inputs, params)
    await compare('stylize/decode', { features, size: content }, {}, decoderBytes())
    await compare('stylize/decode', { features }, {}, decoderBytes())
    const mask = tensorFrom(new Float32Array(100 * 132).fill(0.5), [100, 132, 1])
    await compare('features/interpolate', { a: features, b: from.features, mask }, { amount: 1 })
  })

  it('features that cannot be drawn, or of another picture, cannot be told of', () => {
    const encoded = (layers: object) => ({
      network: 'lite-encoder',
      pooling: 'max',
      padding: 'replicate',
      layers,
    })
    const whole = { relu2_1: [16, 16, 48], relu3_1: [8, 8, 96], relu4_1: [4, 4, 160] }
    const { relu4_1: _, ...shallow } = whole
    const decode = (layers: object, size?: readonly number[]) =>
      forecastSizes('stylize/decode', { features: encoded(layers), size }).outputs
    expect(decode(whole)).toEqual({ image: [32, 32, 3] })
    expect(decode(whole, [33, 32, 3])).toEqual({ image: [33, 32, 3] })
    expect(() => decode(shallow)).toThrow('cannot tell')
    expect(() => decode(whole, [64, 32, 3])).toThrow('cannot tell')
    expect(() =>
      forecastSizes('stylize/match-statistics', { content: encoded(whole), style: encoded(shallow) }),
    ).toThrow('cannot tell')
  })

  it('measures, of small pictures and of those that are looked at in bands', async () => {
    for (const image of [picture(40, 60), picture(400, 500)]) {
      await compare('measure/picture', { image })
      await compare('measure/similarity', { image, reference: image })
      await compare('measure/compare', { images: [image], measures: [] }, { looks: true, time: false })
    }
  })

  it('L-BFGS, and a painting gone on with at another size', async () => {
    const image = picture(140, 90)
    const content = await compare('image/preprocess', { image }, { longestSide: 128, aspect: '4:3' })
    const features = await compare('features/vgg', content, { layers: ['relu3_1', 'relu1_1'] })
    const gram = await compare('features/gram', features)
    const { loss } = await compare('loss/style', gram)
    const smooth = await compare('loss/total-variation', {})
    for (const [optimizer, history, iterations] of [
      ['lbfgs', 3, 8],
      ['lbfgs', 20, 24],
      ['lbfgs-search', 3, 8],
      ['lbfgs-search', 20, 24],
    ] as const) {
      await compare(
        'optimize/pixels',
        { ...content, loss },
        { iterations, optimizer, history, start: 'noise' },
      )
    }
    const coarse = await compare('image/preprocess', { image }, { longestSide: 64, aspect: '4:3' })
    const { painting } = await compare('optimize/pixels', { ...coarse, loss: smooth.loss }, { iterations: 2 })
    for (const [optimizer, iterations] of [
      ['adam', 0],
      ['adam', 3],
      ['lbfgs', 3],
    ] as const) {
      await compare('optimize/pixels', { ...content, loss, painting }, { iterations, optimizer })
    }
    await compare(
      'optimize/pixels',
      { ...content, loss, start: coarse.image },
      { iterations: 1, start: 'image' },
    )
  })

  it('the latent of a picture, by pixels and by features', async () => {
    const image = picture(40, 60)
    const size = { preset: 'slim', latent: 8, side: 64, width: 16 } as const
    const generator = createNetwork(describeGenerator(size), createRandom(1))
    for (const features of [0, 0.5, 1]) {
      const change = { iterations: 2, candidates: 20, features }
      await compare('generate/latent-from-picture', { image, generator }, change)
    }
    disposeNetwork(generator)
  })

  it('a picture that is reduced while it is read', async () => {
    await compare('image/load', {}, { file: { asset: 'lying' }, maxSide: 33 })
  })

  it('a file that is not there, or a layer, cannot be told of', () => {
    expect(() => forecast('image/load', {}, { file: { asset: 'gone' } })).toThrow('cannot tell')
    const layers = ['relu5_4']
    expect(() => forecastSizes('features/vgg', { image: [32, 32, 3] }, { layers })).toThrow('cannot tell')
  })
})
