import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { featuresGram } from '../../nodes/features/gram'
import { featuresInterpolate } from '../../nodes/features/interpolate'
import { featuresInterpolateGram } from '../../nodes/features/interpolate-gram'
import { featuresPick } from '../../nodes/features/pick'
import { featuresVgg } from '../../nodes/features/vgg'
import { lossActivation } from '../../nodes/loss/activation'
import { lossContent } from '../../nodes/loss/content'
import { Features, Gram, Loss } from '../../nodes/ports'
import type { FeatureMaps } from '../../nodes/ports/features'
import {
  disposeTensors,
  evaluateTerms,
  type RunningBackend,
  type Tensor,
  type Tensor3D,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { randomTensor } from '../tensor/support/random'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

let backend: RunningBackend
let a: FeatureMaps
let b: FeatureMaps
let small: FeatureMaps
const pool = new NetworkPool(testWeights)
const picture = (seed: number, width = 32) => randomTensor([24, width, 3], seed, 0, 1) as Tensor3D
const layerNames = ['relu1_1', 'relu2_1', 'relu2_2'] as const

async function featuresOf(image: Tensor3D, layers: readonly (typeof layerNames)[number][] = layerNames) {
  const chosen = {
    network: 'lite-encoder',
    pooling: 'max',
    padding: 'zeros',
    weights: null,
    input: 'auto',
    layers,
  } as const
  const { features } = await featuresVgg.run({ inputs: { image }, params: chosen }, testContext({ pool }))
  disposeTensors([image])
  return features
}

beforeAll(async () => {
  backend = await useBackend('wasm')
  a = await featuresOf(picture(3))
  b = await featuresOf(picture(4))
  small = await featuresOf(picture(5, 16))
})
afterAll(() => {
  for (const features of [a, b, small]) Features.dispose(features)
  pool.dispose()
  backend.dispose()
})

/** Runs a node and frees what it took on the way. */
async function inRun<T>(run: (context: ReturnType<typeof testContext>) => T | Promise<T>): Promise<T> {
  const context = testContext({ pool })
  try {
    return await run(context)
  } finally {
    context.end()
  }
}

async function same(left: ReadonlyMap<string, Tensor>, right: ReadonlyMap<string, Tensor>) {
  expect([...left.keys()]).toEqual([...right.keys()])
  for (const [layer, tensor] of left) {
    const other = right.get(layer)
    expect(other && (await valuesOf(other)), layer).toEqual(await valuesOf(tensor))
  }
}

const gramOf = (features: FeatureMaps) =>
  inRun(async (context) => {
    const inputs = { features, mask: undefined }
    return (await featuresGram.run({ inputs, params: {} }, context)).gram
  })

describe('interpolated Gram matrices', () => {
  it('are exactly the ends at 0 and 1, and between them in between', async () => {
    const [first, second] = [await gramOf(a), await gramOf(small)]
    for (const [amount, end] of [
      [0, first],
      [1, second],
    ] as const) {
      const made = await expectTensors(3, () =>
        inRun((context) =>
          featuresInterpolateGram.run({ inputs: { a: first, b: second }, params: { amount } }, context),
        ),
      )
      await same(made.gram.layers, end.layers)
      Gram.dispose(made.gram)
    }
    const { gram } = await inRun((context) =>
      featuresInterpolateGram.run({ inputs: { a: first, b: second }, params: { amount: 0.25 } }, context),
    )
    const fifthOf = async ({ layers }: typeof gram) => {
      const layer = layers.get('relu2_1')
      return layer ? ((await valuesOf(layer))[5] ?? 0) : 0
    }
    expect(await fifthOf(gram)).toBeCloseTo(0.75 * (await fifthOf(first)) + 0.25 * (await fifthOf(second)), 4)
    for (const value of [gram, first, second]) Gram.dispose(value)
  })
})

describe('interpolated features', () => {
  const mix = (inputs: { a: FeatureMaps; b: FeatureMaps; mask?: Tensor3D }, amount: number) =>
    inRun((context) =>
      featuresInterpolate.run({ inputs: { mask: undefined, ...inputs }, params: { amount } }, context),
    )
  /** 1 right of a column, 0 left of it. */
  const rightOf = (column: number, height = 24, width = 32) =>
    tensorFrom(
      Float32Array.from({ length: height * width }, (_, i) => (i % width < column ? 0 : 1)),
      [height, width, 1],
    ) as Tensor3D

  it('are exactly the ends at 0 and 1', async () => {
    for (const [amount, end] of [
      [0, a],
      [1, b],
    ] as const) {
      const made = await mix({ a, b }, amount)
      await same(made.features.layers, end.layers)
      Features.dispose(made.features)
    }
  })

  it('are, by a mask, exactly the first on one side and as much of the second as wanted on the other', async () => {
    const mask = rightOf(16)
    const [masked, everywhere] = [await mix({ a, b, mask }, 0.7), await mix({ a, b }, 0.7)]
    for (const [name, layer] of masked.features.layers) {
      const [height, width, channels] = layer.shape
      const values = await valuesOf(layer)
      const [first, mixed] = [a, everywhere.features].map(({ layers }) => layers.get(name) ?? layer)
      const sides = [await valuesOf(first ?? layer), await valuesOf(mixed ?? layer)]
      for (let i = 0; i < height * width * channels; i += 1) {
        const right = Math.floor(i / channels) % width >= width / 2 ? 1 : 0
        expect(values[i]).toBeCloseTo(sides[right]?.[i] ?? Number.NaN, right ? 4 : 10)
      }
    }
    Features.dispose(masked.features)
    Features.dispose(everywhere.features)
    disposeTensors([mask])
  })

  it('take from a mask the mean over every place of a layer', async () => {
    // Two of three columns of a place of relu2_1: the border runs through it.
    const mask = rightOf(17)
    const { features } = await mix({ a, b, mask }, 1)
    const at = async ({ layers }: FeatureMaps) => (await valuesOf(layers.get('relu2_1') ?? mask))[8 * 48 + 3]
    const [made = 0, first = 0, second = 0] = [await at(features), await at(a), await at(b)]
    expect(made).toBeCloseTo((first + second) / 2, 4)
    Features.dispose(features)
    disposeTensors([mask])
  })

  it('refuse a mask of another shape than the pictures', async () => {
    const mask = rightOf(9, 32, 24)
    await expectTensors(0, () =>
      expect(mix({ a, b, mask }, 1)).rejects.toMatchObject({
        name: 'UserError',
        message: expect.stringMatching(/24 x 32.*32 x 24/),
        remedy: expect.stringContaining('crop'),
      }),
    )
    disposeTensors([mask])
  })

  it('want pictures of one size, and say both', async () => {
    await expectTensors(0, () =>
      expect(mix({ a, b: small }, 0.5)).rejects.toMatchObject({
        name: 'UserError',
        port: 'b',
        message: expect.stringMatching(/\[24, 32, 16\].*\[24, 16, 16\]/),
      }),
    )
  })

  it('want the same layers', async () => {
    const fewer = await featuresOf(picture(6), ['relu1_1'])
    await expect(mix({ a, b: fewer }, 0.5)).rejects.toThrow(
      /relu1_1, relu2_1, relu2_2.*the second has.*relu1_1/,
    )
    Features.dispose(fewer)
  })
})

describe('picked layers and channels', () => {
  const pick = (layers: readonly (typeof layerNames)[number][], first = 0, count = 0, features = a) =>
    inRun((context) => featuresPick.run({ inputs: { features }, params: { layers, first, count } }, context))

  it('are those of the features', async () => {
    const { features } = await expectTensors(1, () => pick(['relu2_1']))
    expect([...features.layers.keys()]).toEqual(['relu2_1'])
    expect(features.layers.get('relu2_1')?.shape).toEqual([12, 16, 48])
    const { features: some } = await pick(['relu2_1', 'relu2_2'], 4, 6)
    expect(some.channels).toEqual({ first: 4, count: 6 })
    const { features: fewer } = await pick(['relu2_2'], 1, 0, some)
    expect(fewer.channels).toEqual({ first: 5, count: 5 })
    const [all, one] = [a.layers.get('relu2_2'), fewer.layers.get('relu2_2')]
    if (!all || !one) throw new Error('no layer')
    expect((await valuesOf(one))[0]).toBe((await valuesOf(all))[5])
    for (const value of [features, some, fewer]) Features.dispose(value)
  })

  it('that are not there are named', async () => {
    await expect(pick(['relu2_1'], 46, 5)).rejects.toThrow(/Channels 46 to 50 .* 48 channels/)
    await expect(pick(['relu1_1', 'relu2_1'], 3)).rejects.toThrow(/16, 48 channels/)
    const { features } = await pick(['relu1_1'])
    await expect(pick(['relu2_1'], 0, 0, features)).rejects.toThrow('relu2_1 is not among the features.')
    Features.dispose(features)
  })

  it('of a content loss are compared alone: it is 0 for the same picture', async () => {
    const { features } = await pick(['relu2_1'], 3, 4)
    const params = { form: 'relative', layers: 'average', ratio: 1 } as const
    const { loss } = await inRun((context) =>
      lossContent.run({ inputs: { features, mask: undefined }, params }, context),
    )
    const image = picture(3)
    const { total, gradient } = await evaluateTerms(image, loss)
    expect(Math.abs(total)).toBeLessThan(1e-9)
    disposeTensors([image, gradient])
    Loss.dispose(loss)
    Features.dispose(features)
  })

  it('excited, score −1 where they come from and fall along their gradient', async () => {
    const { features } = await pick(['relu2_1'], 3, 4)
    for (const [form, start] of [
      ['relative', -1],
      ['raw', undefined],
    ] as const) {
      const params = { form, layers: 'average', ratio: 1 } as const
      const { loss } = await inRun((context) =>
        lossActivation.run({ inputs: { features, mask: undefined }, params }, context),
      )
      const image = picture(3)
      const { total, gradient } = await evaluateTerms(image, loss)
      if (start !== undefined) expect(total).toBeCloseTo(start, 4)
      const values = await valuesOf(gradient)
      const largest = Math.max(...values.map(Math.abs))
      const pixels = await valuesOf(image)
      const next = pixels.map((value, i) => value - (0.01 * (values[i] ?? 0)) / largest)
      const stepped = tensorFrom(next, [24, 32, 3]) as Tensor3D
      const after = await evaluateTerms(stepped, loss)
      expect(after.total).toBeLessThan(total)
      disposeTensors([image, gradient, stepped, after.gradient])
      Loss.dispose(loss)
    }
    Features.dispose(features)
  })
})
