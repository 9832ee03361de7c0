import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import type { FeatureMaps } from '../../nodes/ports/features'
import type { Json } from '../../src/core/param'
import { disposeTensors, memory, type RunningBackend, type Tensor3D, valuesOf } from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'
import { find, paramsOf, type Values } from './support/forecast-sizes'
import { picture } from './support/waves'

const pool = new NetworkPool(testWeights)
const layers = ['relu2_1', 'relu3_1', 'relu4_1']
let backend: RunningBackend
let weights = 0

beforeAll(async () => {
  backend = await useBackend('wasm')
  await pool.get('lite-encoder', { upTo: 'relu4_1' })
  await pool.decoder()
  weights = memory().tensors
})
afterAll(() => {
  expect(memory().tensors).toBe(weights)
  pool.dispose()
  backend.dispose()
})

type Params = Readonly<Record<string, Json>>

/** Runs a node as the engine does: what it handed to the run is freed before its outputs are looked at. */
async function runOnce(type: string, inputs: Values, params: Params = {}, signal?: AbortSignal) {
  const context = testContext({ pool, ...(signal && { signal }) })
  try {
    return await find(type).run({ inputs, params: paramsOf(type, params) }, context)
  } finally {
    context.end()
  }
}
async function features(type: string, inputs: Values, params?: Params, signal?: AbortSignal) {
  return (await runOnce(type, inputs, params, signal)).features as FeatureMaps
}
async function image(type: string, inputs: Values, params?: Params, signal?: AbortSignal) {
  return (await runOnce(type, inputs, params, signal)).image as Tensor3D
}
const encode = (made: Tensor3D, params: Params = {}) =>
  features('features/vgg', { image: made }, { layers, ...params })
const free = (...made: readonly (FeatureMaps | Tensor3D)[]) => {
  for (const one of made) disposeTensors('layers' in one ? one.layers.values() : [one])
}

/** AdaIN in its parts. */
async function inParts(
  content: Tensor3D,
  style: Tensor3D,
  params: Params,
  size?: Tensor3D,
): Promise<Tensor3D> {
  const [from, to] = [await encode(content), await encode(style)]
  const matched = await features('stylize/match-statistics', { content: from, style: to }, params)
  const made = await image('stylize/decode', { features: matched, size })
  free(from, to, matched)
  return made
}

async function mostApart(a: Tensor3D, b: Tensor3D): Promise<number> {
  expect(a.shape).toEqual(b.shape)
  const [first, second] = [await valuesOf(a), await valuesOf(b)]
  return first.reduce((most, value, i) => Math.max(most, Math.abs(value - (second[i] ?? Number.NaN))), 0)
}
async function meanApart(a: Tensor3D, b: Tensor3D): Promise<number> {
  expect(a.shape).toEqual(b.shape)
  const [first, second] = [await valuesOf(a), await valuesOf(b)]
  return first.reduce((sum, value, i) => sum + Math.abs(value - (second[i] ?? Number.NaN)), 0) / first.length
}

describe('AdaIN in its parts', () => {
  it.each([
    { strength: 1, statistics: 'moments' },
    { strength: 0.6, statistics: 'moments' },
    { strength: 0, statistics: 'moments' },
    { strength: 0.8, statistics: 'distribution' },
  ])('paints what it paints at once: %o', async (params) => {
    const [content, style] = [picture(2, 40, 56), picture(5, 32, 48)]
    const atOnce = await image('stylize/adain', { content, style }, { ...params, colors: false })
    const made = await inParts(content, style, params)
    expect(await mostApart(made, atOnce)).toBeLessThan(1e-5)
    free(content, style, atOnce, made)
  })

  it('differs by the statistics that are taken', async () => {
    const [content, style] = [picture(2, 40, 56), picture(5, 32, 48)]
    const moments = await image('stylize/adain', { content, style })
    const distribution = await image('stylize/adain', { content, style }, { statistics: 'distribution' })
    expect(await mostApart(moments, distribution)).toBeGreaterThan(0.01)
    free(content, style, moments, distribution)
  })

  it.each([
    [45, 61],
    [41, 47],
    [16, 23],
  ])('has the size of a content of %i × %i px, and nearly its picture', async (height, width) => {
    const [content, style] = [picture(2, height, width), picture(5)]
    const atOnce = await image('stylize/adain', { content, style }, { strength: 0.5, colors: false })
    const made = await inParts(content, style, { strength: 0.5 }, content)
    expect(await meanApart(made, atOnce)).toBeLessThan(0.03)
    free(content, style, atOnce, made)
  })

  it('leaves out an odd pixel where nothing says that it was there', async () => {
    const content = picture(2, 45, 62)
    const made = await inParts(content, content, {})
    expect(made.shape).toEqual([44, 62, 3])
    free(content, made)
  })

  it('leaves nothing when it is canceled', async () => {
    const content = picture(2, 48, 64)
    const from = await encode(content)
    const params = { statistics: 'distribution' }
    for (const type of ['stylize/match-statistics', 'stylize/decode']) {
      const run = (signal: AbortSignal) =>
        runOnce(type, { content: from, style: from, features: from }, params, signal)
      await expect(expectTensors(0, () => run(AbortSignal.abort()))).rejects.toThrow(/abort/i)
      const controller = new AbortController()
      const stopped = expectTensors(0, () => run(controller.signal))
      controller.abort()
      await expect(stopped).rejects.toThrow(/abort/i)
    }
    free(content, from)
  })
})

describe('Match statistics', () => {
  it('gives the features of the content the statistics of the style, and lets the edges fade', async () => {
    const [content, style] = [picture(2), picture(5, 40, 40)]
    const [from, to] = [await encode(content), await encode(style)]
    const inputs = { content: from, style: to }
    const made = await expectTensors(3, () =>
      features('stylize/match-statistics', inputs, { strength: 1, statistics: 'distribution' }),
    )
    expect([...made.layers.keys()]).toEqual(layers)
    const meanOf = async ({ layers: of }: FeatureMaps, name: string) => {
      const values = await valuesOf(of.get(name) ?? content)
      return values.reduce((sum, value) => sum + value, 0) / values.length
    }
    expect(await meanOf(made, 'relu2_1')).toBe(0)
    for (const name of ['relu3_1', 'relu4_1']) {
      expect(made.layers.get(name)?.shape).toEqual(from.layers.get(name)?.shape)
      expect(await meanOf(made, name)).toBeCloseTo(await meanOf(to, name), 2)
    }
    free(content, style, from, to, made)
  })

  it('asks for no more of the style than it takes', async () => {
    const content = picture(2)
    const [from, to] = [await encode(content), await encode(content, { layers: ['relu3_1', 'relu4_1'] })]
    free(content, from, to, await features('stylize/match-statistics', { content: from, style: to }))
  })

  it.each([
    [{ pooling: 'avg' }, /Pooling: Max.*the style has.*Pooling: Average/],
    [{ padding: 'zeros' }, /Border: Repeated.*the style has.*Border: Zeros/],
    [{ layers: ['relu2_1', 'relu3_1'] }, /relu4_1.*the style has.*Layers: relu2_1, relu3_1\./],
  ])('names what was made in another way: %o', async (params, message) => {
    const content = picture(2)
    const [from, to] = [await encode(content), await encode(content, params)]
    await expectTensors(0, () =>
      expect(runOnce('stylize/match-statistics', { content: from, style: to })).rejects.toMatchObject({
        name: 'UserError',
        port: 'style',
        message: expect.stringMatching(message),
      }),
    )
    free(content, from, to)
  })
})

describe('Decode features', () => {
  it.each([
    [{ pooling: 'avg' }, /Pooling: Average/],
    [{ padding: 'zeros' }, /Border: Zeros/],
    [{ layers: ['relu2_1', 'relu4_1'] }, /Layers: relu2_1, relu4_1\./],
  ])('says what the decoder needs when it gets %o', async (params, message) => {
    const content = picture(2)
    const from = await encode(content, params)
    await expectTensors(0, () =>
      expect(runOnce('stylize/decode', { features: from })).rejects.toMatchObject({
        name: 'UserError',
        port: 'features',
        message: expect.stringMatching(message),
        remedy: expect.stringMatching(/Lite.*Max.*Repeated.*relu2_1, relu3_1 and relu4_1/),
      }),
    )
    free(content, from)
  })

  it('refuses some of the channels', async () => {
    const content = picture(2)
    const from = await encode(content)
    const some = await features('features/pick', { features: from }, { layers, first: 2, count: 9 })
    await expect(runOnce('stylize/decode', { features: some })).rejects.toThrow(/Channels: 2–10/)
    free(content, from, some)
  })

  it('refuses the size of another picture, and says both', async () => {
    const [content, other] = [picture(2, 32, 48), picture(2, 48, 48)]
    const from = await encode(content)
    await expectTensors(0, () =>
      expect(runOnce('stylize/decode', { features: from, size: other })).rejects.toMatchObject({
        name: 'UserError',
        port: 'size',
        message: expect.stringMatching(/48 × 32 px.*48 × 48 px/),
      }),
    )
    free(content, other, from)
  })

  it('says how large a picture must be', async () => {
    const content = picture(2, 14, 40)
    const from = await encode(content)
    await expectTensors(0, () =>
      expect(runOnce('stylize/decode', { features: from })).rejects.toMatchObject({
        name: 'UserError',
        message: expect.stringContaining('16 px'),
        remedy: expect.stringContaining('larger picture'),
      }),
    )
    free(content, from)
  })

  it('puts two styles into one picture, each in its place', async () => {
    const content = picture(2, 48, 96)
    const styles = [picture(5), picture(7)]
    const [from, one, two] = await Promise.all([content, ...styles].map((of) => encode(of)))
    if (!from || !one || !two) throw new Error('Something was not encoded.')
    const matched = await Promise.all(
      [one, two].map((style) => features('stylize/match-statistics', { content: from, style })),
    )
    const [a = from, b = from] = matched
    const gradient = await runOnce('mask/gradient', { image: content }, { width: 0 })
    const mask = gradient.mask as Tensor3D
    const mixed = await features('features/interpolate', { a, b, mask }, { amount: 1 })
    const [whole, left, right] = await Promise.all(
      [mixed, a, b].map((of) => image('stylize/decode', { features: of, size: content })),
    )
    if (!whole || !left || !right) throw new Error('Nothing was drawn.')
    const part = async (of: Tensor3D, x: number) =>
      image('image/crop', { image: of }, { unit: 'px', left: x, top: 0, width: 16, height: 48 })
    const ends = [
      [left, 0],
      [right, 80],
    ] as const
    for (const [end, x] of ends) {
      const [got, wanted] = [await part(whole, x), await part(end, x)]
      expect(await mostApart(got, wanted)).toBeLessThan(1e-4)
      free(got, wanted)
    }
    free(content, ...styles, from, one, two, a, b, mask, mixed, whole, left, right)
  })
})
