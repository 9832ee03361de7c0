import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NetworkPool } from '../../models'
import type { FrozenNetwork, LossTerm, Pooling, RunningBackend, Tensor2D, Tensor3D } from '../../src/tensor'
import {
  contentTerm,
  disposeTensors,
  disposeTerms,
  evaluateTerms,
  gramMatrix,
  imageFromPixels,
  memory,
  styleTerm,
  totalVariationTerm,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import type { Reference, ReferenceCase } from './support/shared'
import { hasReference, hasVgg, readReference, readReferencePicture, testWeights } from './support/shared'

const contentLayer = 'relu4_2'
const styleLayers = ['relu1_1', 'relu2_1', 'relu3_1', 'relu4_1', 'relu5_1']
const tensor = (name: string) => readReferencePicture(name).then(imageFromPixels)

interface Targets {
  readonly contents: ReadonlyMap<string, Tensor3D>
  readonly grams: ReadonlyMap<string, Tensor2D>
}

describe.skipIf(!hasReference || !hasVgg).each(['wasm', 'cpu'] as const)(
  'reference numbers on %s',
  (name) => {
    let backend: RunningBackend
    let pool: NetworkPool
    let network: FrozenNetwork
    let reference: Reference
    let content: Tensor3D
    let style: Tensor3D
    let image: Tensor3D

    beforeAll(async () => {
      backend = await useBackend(name)
      pool = new NetworkPool(testWeights)
      network = await pool.get('vgg19', { upTo: 'relu5_1' })
      reference = await readReference()
      content = await tensor('content.png')
      style = await tensor('style.png')
      image = await tensor('image.png')
    })

    afterAll(() => {
      pool.dispose()
      disposeTensors([content, style, image])
      for (const { contents, grams } of targets.values())
        disposeTensors([...contents.values(), ...grams.values()])
      expect(memory().tensors).toBe(0)
      backend.dispose()
    })

    /** The features of both pictures, the same for both forms. */
    const targets = new Map<Pooling, Targets>()
    async function targetsFor(pooling: Pooling): Promise<Targets> {
      const known = targets.get(pooling)
      if (known) return known
      const contents = await network.extract(content, [contentLayer, ...styleLayers], pooling)
      const styles = await network.extract(style, styleLayers, pooling)
      const grams = new Map([...styles].map(([layer, features]) => [layer, gramMatrix(features)]))
      disposeTensors(styles.values())
      const made = { contents, grams }
      targets.set(pooling, made)
      return made
    }

    async function termsFor({ pool: pooling, form }: ReferenceCase): Promise<LossTerm[]> {
      const { contents, grams } = await targetsFor(pooling)
      const terms: LossTerm[] = []
      const target = contents.get(contentLayer)
      if (target) {
        const needs = { network, layer: contentLayer, pooling }
        terms.push(contentTerm({ needs, target, form, weight: 1 }))
      }
      for (const [layer, gram] of grams) {
        terms.push(styleTerm({ needs: { network, layer, pooling }, target: gram, form, weight: 1 }))
      }
      return [...terms, totalVariationTerm({ weight: 1 })]
    }

    test.each(['max', 'avg'] as const)(
      'features (%s) have the size, mean, rms and maximum expected',
      async (pooling) => {
        const { contents } = await targetsFor(pooling)
        for (const [layer, expected] of Object.entries(reference.features[pooling])) {
          const tap = contents.get(layer)
          expect(tap?.shape, layer).toEqual(expected.shape)
          const values = tap ? await valuesOf(tap) : new Float32Array()
          const mean = values.reduce((sum, value) => sum + value, 0) / values.length
          const rms = Math.sqrt(values.reduce((sum, value) => sum + value * value, 0) / values.length)
          const max = values.reduce((most, value) => Math.max(most, value), 0)
          expect(Math.abs(mean / expected.mean - 1), layer).toBeLessThan(1e-4)
          expect(Math.abs(rms / expected.rms - 1), layer).toBeLessThan(1e-4)
          expect(Math.abs(max / expected.max - 1), layer).toBeLessThan(1e-4)
        }
      },
    )

    test.each([0, 1, 2, 3])(
      'case %i: terms within 1e-4, gradient within 1e-3 of its maximum',
      async (index) => {
        const expected = reference.cases[index]
        if (!expected) throw new Error(`The reference has no case ${index}.`)
        const before = memory().tensors
        const terms = await termsFor(expected)
        const { values, total, gradient } = await evaluateTerms(image, terms)
        expect(Object.keys(values)).toEqual(Object.keys(expected.terms))
        for (const [term, value] of Object.entries(expected.terms)) {
          expect(Math.abs((values[term] ?? 0) / value - 1), term).toBeLessThan(1e-4)
        }
        expect(Math.abs(total / expected.total - 1)).toBeLessThan(1e-4)

        const numbers = await valuesOf(gradient)
        const [, width] = gradient.shape
        for (const { index: at, value } of expected.gradient.samples) {
          const [row, column, channel] = at
          const actual = numbers[(row * width + column) * 3 + channel] ?? 0
          expect(Math.abs(actual - value) / expected.gradient.max).toBeLessThan(1e-3)
        }
        const l2 = Math.sqrt(numbers.reduce((sum, g) => sum + g * g, 0))
        expect(Math.abs(l2 / expected.gradient.l2 - 1)).toBeLessThan(1e-3)
        gradient.dispose()
        disposeTerms(terms)
        expect(memory().tensors - before).toBeLessThanOrEqual(reference.cases.length * 13)
      },
    )
  },
)
