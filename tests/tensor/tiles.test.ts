import fc from 'fast-check'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type {
  FrozenNetwork,
  LossTerm,
  PaddingMode,
  Pooling,
  RunningBackend,
  Tensor2D,
  Tensor3D,
} from '../../src/tensor'
import {
  activationTerm,
  contentTerm,
  disposeTensors,
  disposeTerms,
  drawDirections,
  evaluateTerms,
  gaussianStatistic,
  gramMatrix,
  guideFrom,
  layersOf,
  memory,
  momentsStatistic,
  momentsTerm,
  noiseImage,
  slicedStatistic,
  slicedTarget,
  slicedTerm,
  styleTerm,
  tensorFrom,
  totalVariationTerm,
  valuesOf,
  wassersteinTerm,
} from '../../src/tensor'
import { planTiles } from '../../src/tensor/optimize/tiles'
import { useBackend } from './support/backend'
import { randomTensor, seeded, tinyNetwork } from './support/random'

/** How a network looks at pictures. */
interface Way {
  readonly pooling: Pooling
  readonly padding: PaddingMode
}
const plain: Way = { pooling: 'max', padding: 'zeros' }

const blocks = layersOf([
  { channels: 1, convolutions: 2 },
  { channels: 1, convolutions: 2 },
  { channels: 1, convolutions: 4 },
  { channels: 1, convolutions: 1 },
])
const size = fc.record({ width: fc.integer({ min: 8, max: 300 }), height: fc.integer({ min: 8, max: 300 }) })

test('tiles cover every pixel once, begin where poolings do, and see far enough', () => {
  fc.assert(
    fc.property(size, fc.integer({ min: 16, max: 128 }), ({ width, height }, side) => {
      const tiles = planTiles({ width, height }, side, blocks)
      const seen = new Uint8Array(width * height)
      for (const { inner, outer } of tiles) {
        for (let y = inner.y; y < inner.y + inner.height; y++) {
          for (let x = inner.x; x < inner.x + inner.width; x++)
            seen[y * width + x] = (seen[y * width + x] ?? 0) + 1
        }
        for (const box of [inner, outer]) expect([box.x % 8, box.y % 8]).toEqual([0, 0])
        // 2 and 2·2 and 4·4 and 8: one place of each layer's own around for each of its convolutions.
        expect(outer.x === 0 || inner.x - outer.x >= 30).toBe(true)
        expect(
          outer.y + outer.height === height || outer.y + outer.height - inner.y - inner.height >= 30,
        ).toBe(true)
        expect(Math.max(inner.width, inner.height)).toBeLessThanOrEqual(side + 16)
      }
      expect(seen.every((count) => count === 1)).toBe(true)
    }),
  )
})

describe.each(['cpu', 'wasm'] as const)('scoring in tiles on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    await compare({ width: 24, height: 24 }, 8, plain)
  })
  afterAll(() => {
    network.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })
  let before = 0
  beforeEach(() => {
    before = memory().tensors
  })
  afterEach(() => {
    expect(memory().tensors, 'tensors left').toBe(before)
  })

  test('gives the losses and the gradient of the whole picture, whatever the sizes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 8, max: 61 }),
        fc.integer({ min: 8, max: 61 }),
        fc.integer({ min: 4, max: 40 }),
        fc.constantFrom('max' as const, 'avg' as const),
        fc.constantFrom('zeros' as const, 'replicate' as const),
        fc.constantFrom('plain' as const, 'normalized' as const),
        async (width, height, side, pooling, padding, gradient) =>
          compare({ width, height }, side, { pooling, padding }, gradient),
      ),
      { numRuns: 20 },
    )
  })

  test('a term that needs the whole picture at once is refused by name, and nothing is left', async () => {
    const { image, terms } = await scene({ width: 40, height: 40 }, plain)
    const [first] = terms
    const { scorePart: _, ...whole } = first ?? totalVariationTerm({ weight: 1 })
    await expect(evaluateTerms(image, [whole], { tileSide: 16 })).rejects.toThrow(
      'content/relu3_1 can only be computed from the whole picture at once, not in pieces.',
    )
    image.dispose()
    disposeTerms(terms)
  })

  test('the distance that sorts is refused by name as well', async () => {
    const { image, terms } = await scene({ width: 40, height: 40 }, plain)
    const statistic = slicedStatistic(drawDirections(5, 1, seeded(3)))
    const features = network.activations(image, ['relu1_1'], 'max').get('relu1_1')
    const target = features && (await slicedTarget(features, statistic))
    if (!features || !target) throw new Error('No features.')
    const needs = { network, layer: 'relu1_1', pooling: 'max' } as const
    const sliced = slicedTerm({ needs, statistic, target, form: 'raw', weight: 1 })
    await expect(evaluateTerms(image, [...terms, sliced], { tileSide: 16 })).rejects.toThrow(
      'sliced/relu1_1 can only be computed from the whole picture at once, not in pieces.',
    )
    disposeTensors([image, features, target])
    disposeTerms([...terms, sliced])
  })

  test('features that hardly differ keep their deviation, in pieces as well', async () => {
    const image = tensorFrom(new Float32Array(40 * 40 * 3).fill(0.7), [40, 40, 3]) as Tensor3D
    const features = network.activations(image, ['relu1_1'], 'max').get('relu1_1')
    const target = features && (momentsStatistic().of(features) as Tensor2D)
    if (!features || !target) throw new Error('No features.')
    const needs = { network, layer: 'relu1_1', pooling: 'max' } as const
    const term = momentsTerm({ needs, target, form: 'raw', weight: 1 })
    const { total, gradient } = await evaluateTerms(image, [term], { tileSide: 16 })
    expect(total).toBeLessThan(1e-10)
    disposeTensors([image, features, target, gradient])
    disposeTerms([term])
  })

  test('can be canceled between and within pieces', async () => {
    const { image, terms } = await scene({ width: 60, height: 60 }, plain)
    const controller = new AbortController()
    const running = evaluateTerms(image, terms, { tileSide: 8, signal: controller.signal })
    setTimeout(() => controller.abort(new Error('enough')), 0)
    await expect(running).rejects.toThrow('enough')
    image.dispose()
    disposeTerms(terms)
  })

  async function compare(
    of: { width: number; height: number },
    tileSide: number,
    way: Way,
    gradient: 'plain' | 'normalized' = 'plain',
  ) {
    const { image, terms } = await scene(of, way)
    const whole = await evaluateTerms(image, terms, { gradient })
    const tiled = await evaluateTerms(image, terms, { tileSide, gradient })
    for (const [term, value] of Object.entries(whole.values)) {
      // What is left of the variances where two distributions are nearly one has fewer digits than they have.
      const lost = /^(wasserstein|moments)/.test(term) ? 1e-6 : 0
      const apart = Math.abs((tiled.values[term] ?? Number.NaN) - value)
      expect(apart, term).toBeLessThan(1e-4 * Math.abs(value) + lost)
    }
    const [wanted, found] = [await valuesOf(whole.gradient), await valuesOf(tiled.gradient)]
    const largest = wanted.reduce((max, value) => Math.max(max, Math.abs(value)), 0)
    const error = wanted.reduce(
      (max, value, i) => Math.max(max, Math.abs(value - (found[i] ?? Number.NaN))),
      0,
    )
    expect(error / largest).toBeLessThan(5e-4)
    disposeTensors([image, whole.gradient, tiled.gradient])
    disposeTerms(terms)
  }

  /** Content with and without a mask, styles by every statistic, some of them masked, and total variation. */
  async function scene(of: { width: number; height: number }, { pooling, padding }: Way) {
    const [image, content, style] = [1, 2, 3].map((seed) => noiseImage(of, seeded(seed)))
    const mask = randomTensor([of.height, of.width, 1], 4, 0, 1)
    if (!image || !content || !style || mask.rank !== 3) throw new Error('No pictures.')
    const guide = await guideFrom(mask as typeof content)
    const contents = network.activations(content, ['relu3_1'], pooling, padding)
    const styles = network.activations(style, ['relu1_1', 'relu2_1'], pooling, padding)
    const terms: LossTerm[] = []
    for (const [layer, target] of contents) {
      const needs = { network, layer, pooling, padding }
      terms.push(contentTerm({ needs, target, form: 'relative', weight: 0.7 }))
      terms.push(contentTerm({ needs, target, form: 'raw', weight: 0.2, guide }))
      terms.push(activationTerm({ needs, features: target, form: 'relative', weight: 0.3 }))
      terms.push(activationTerm({ needs, features: target, form: 'raw', weight: 0.1, guide }))
    }
    for (const [layer, features] of styles) {
      const needs = { network, layer, pooling, padding }
      const [two, all] = [momentsStatistic().of(features), gaussianStatistic().of(features)] as Tensor2D[]
      if (!two || !all) throw new Error('No statistics.')
      const [seen, other] = layer === 'relu1_1' ? [undefined, guide] : [guide, undefined]
      terms.push(momentsTerm({ needs, target: two, form: 'relative', weight: 0.9, guide: seen }))
      terms.push(wassersteinTerm({ needs, target: all, form: 'relative', weight: 1.1, guide: other }))
      disposeTensors([two, all])
      const target = gramMatrix(features)
      const some = randomTensor([3, 3], 5, 0, 0.1)
      terms.push(styleTerm({ needs, target, form: 'relative', weight: 1.3 }))
      terms.push(styleTerm({ needs, target, form: 'raw', weight: 0.1, guide }))
      const channels = { first: 1, count: 3 }
      terms.push(
        styleTerm({ needs: { ...needs, channels }, target: some as typeof target, form: 'raw', weight: 0.1 }),
      )
      disposeTensors([target, some])
    }
    terms.push(totalVariationTerm({ weight: 0.5 }))
    disposeTensors([content, style, mask, ...contents.values(), ...styles.values()])
    return { image, terms }
  }
})
