import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  disposeState,
  disposeTensors,
  disposeTerms,
  memory,
  optimizePixels,
  valuesOf,
} from '../../src/tensor'
import { Evaluator } from '../../src/tensor/optimize/evaluate'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { startImage, tinyNetwork, tinyTerms } from './support/random'

describe.each(['cpu', 'wasm'] as const)('normalized gradients on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  let terms: LossTerm[]
  let start: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    terms = tinyTerms(network)
    start = startImage()
    disposeTensors([await gradientOf(terms, 'plain')])
  })
  afterAll(() => {
    network.dispose()
    disposeTerms(terms)
    start.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  async function gradientOf(of: readonly LossTerm[], form: 'plain' | 'normalized'): Promise<Tensor3D> {
    const { values, gradient } = await new Evaluator(of, { gradient: form }).evaluate(start, true)
    values.dispose()
    if (!gradient) throw new Error('A gradient was asked for.')
    return gradient
  }

  const sumOf = (values: Float32Array) => values.reduce((sum, value) => sum + Math.abs(value), 0)

  test('of terms on the image add up to their weights, in absolute values, and keep their direction', async () => {
    const smooth = terms.filter(({ name: term }) => term === 'tv')
    const [plain, even] = [await gradientOf(smooth, 'plain'), await gradientOf(smooth, 'normalized')]
    const [from, to] = [await valuesOf(plain), await valuesOf(even)]
    expect(sumOf(to)).toBeCloseTo(0.5, 5)
    const scale = 0.5 / sumOf(from)
    to.forEach((value, i) => {
      expect(value).toBeCloseTo((from[i] ?? 0) * scale, 6)
    })
    disposeTensors([plain, even])
  })

  test('of terms in a network are those of the layers, normalized there, taken back to the image', async () => {
    const [deep] = terms
    if (!deep?.needs) throw new Error('The first term is the content.')
    // With one term, normalizing at the layer scales the whole gradient by one number.
    const [plain, even] = [await gradientOf([deep], 'plain'), await gradientOf([deep], 'normalized')]
    const taps = await network.extract(start, [deep.needs.layer], deep.needs.pooling)
    const tap = taps.get(deep.needs.layer)
    if (!tap) throw new Error('The layer was asked for.')
    const target = deep.targets[0]
    const meanSquare = deep.targets[1]
    if (!target || !meanSquare) throw new Error('A relative term has two targets.')
    const atLayer = tf.tidy(() => tf.div(tf.mul(tf.sub(tap, target), 2 / tap.size), meanSquare))
    const scale = 1 / sumOf(await valuesOf(atLayer))
    const [from, to] = [await valuesOf(plain), await valuesOf(even)]
    to.forEach((value, i) => {
      expect(value).toBeCloseTo((from[i] ?? 0) * scale, 5)
    })
    disposeTensors([plain, even, atLayer, ...taps.values()])
  })

  test('do not depend on the size of the losses', async () => {
    const larger = terms.map((term): LossTerm => {
      return { ...term, score: (x, targets) => tf.mul(term.score(x, targets), 1000) }
    })
    const [one, other] = [await gradientOf(terms, 'normalized'), await gradientOf(larger, 'normalized')]
    const [a, b] = [await valuesOf(one), await valuesOf(other)]
    const apart = a.map((value, i) => Math.abs(value - (b[i] ?? 0)))
    expect(Math.max(...apart)).toBeLessThan(1e-4 * Math.max(...a.map(Math.abs)))
    disposeTensors([one, other])
  })

  test.each(['adam', 'lbfgs'] as const)(
    'paint with %s, report the losses as they are, and leave nothing',
    async (optimizer) => {
      const totals: number[] = []
      const plain: number[] = []
      const paint = async (gradient: 'plain' | 'normalized', into: number[]) => {
        const { image, state } = await optimizePixels({
          start,
          terms,
          optimizer,
          gradient,
          learningRate: 0.02,
          iterations: 20,
          onReport: ({ total }) => into.push(total),
        })
        image.dispose()
        disposeState(state)
      }
      await expectTensors(0, () => paint('normalized', totals))
      await paint('plain', plain)
      expect(totals[0]).toBe(plain[0])
      expect(totals.at(-1)).toBeLessThan(0.9 * (totals[0] ?? 0))
    },
  )

  test('and a line search do not go together', async () => {
    const run = { start, terms, learningRate: 0.02, iterations: 3, gradient: 'normalized' } as const
    await expect(optimizePixels({ ...run, optimizer: 'lbfgs-search' })).rejects.toThrow(/line search/)
  })
})
