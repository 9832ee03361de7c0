import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  disposeState,
  disposeTensors,
  disposeTerms,
  evaluateTerms,
  Guide,
  memory,
  optimizePixels,
  pixelTerm,
  type RunningBackend,
  resizeImage,
  type Tensor3D,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { distance } from './support/pictures'
import { randomTensor } from './support/random'
import { expectSlope } from './support/slope'

const picture = (height: number, width: number, seed: number) =>
  randomTensor([height, width, 3], seed, 0, 1) as Tensor3D
const left = new Guide({
  width: 12,
  height: 10,
  values: Float32Array.from({ length: 120 }, (_, i) => (i % 12 < 6 ? 1 : 0)),
})
const plain = { difference: 'squared', reduced: 1, form: 'raw', weight: 1 } as const

describe.each(['cpu', 'wasm'] as const)('the pixel loss on %s', (name) => {
  let backend: RunningBackend
  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  async function total(image: Tensor3D, term: ReturnType<typeof pixelTerm>): Promise<number> {
    const { total, gradient } = await evaluateTerms(image, [term])
    gradient.dispose()
    disposeTerms([term])
    return total
  }

  it('is the mean of squared or absolute differences, relative to the target, where the mask lets it', async () => {
    const [image, target] = [picture(10, 12, 1), picture(10, 12, 2)]
    const [x, t] = [await valuesOf(image), await valuesOf(target)]
    const mean = (of: (i: number) => number, where = (_: number) => true) => {
      const places = Array.from(x.keys()).filter(where)
      return places.reduce((sum, i) => sum + of(i), 0) / places.length
    }
    const squared = (i: number) => ((x[i] ?? 0) - (t[i] ?? 0)) ** 2
    const absolute = (i: number) => Math.abs((x[i] ?? 0) - (t[i] ?? 0))
    expect(await total(image, pixelTerm({ ...plain, target }))).toBeCloseTo(mean(squared), 5)
    expect(await total(image, pixelTerm({ ...plain, target, difference: 'absolute' }))).toBeCloseTo(
      mean(absolute),
      5,
    )
    const relative = mean(squared) / mean((i) => (t[i] ?? 0) ** 2)
    expect(await total(image, pixelTerm({ ...plain, target, form: 'relative' }))).toBeCloseTo(relative, 5)
    const seen = mean(squared, (i) => Math.floor(i / 3) % 12 < 6)
    expect(await total(image, pixelTerm({ ...plain, target, guide: left }))).toBeCloseTo(seen, 5)
    disposeTensors([image, target])
  })

  it.each([2, 3, 4])(
    'reduced %i times is 0 for what becomes the target when areas are averaged',
    async (reduced) => {
      const image = picture(4 * reduced, 5 * reduced, 3)
      const target = resizeImage(image, { width: 5, height: 4 })
      expect(await total(image, pixelTerm({ ...plain, target, reduced }))).toBeLessThan(1e-10)
      disposeTensors([image, target])
    },
  )

  it.each([
    [10, 12, 1],
    [20, 24, 2],
    [19, 23, 2],
    [21, 25, 2],
    [31, 35, 3],
    [77, 99, 8],
  ])('pulls %i x %i px, reduced %i times, as finite differences say', async (height, width, reduced) => {
    const image = picture(height, width, 4)
    const target = picture(10, 12, 5)
    for (const difference of ['squared', 'absolute'] as const) {
      for (const guide of [undefined, left]) {
        const term = pixelTerm({ ...plain, difference, form: 'relative', weight: 2, target, reduced, guide })
        await expectSlope(image, [term], { step: 1e-2, within: 0.02 })
        disposeTerms([term])
      }
    }
    disposeTensors([image, target])
  })

  it('refuses pictures that do not fit, naming both sizes, and leaves nothing behind', async () => {
    const target = picture(10, 12, 6)
    for (const [height, width, reduced, message] of [
      [10, 13, 1, '13 x 10 px, and the target of the pixel loss 12 x 10 px.'],
      [
        22,
        24,
        2,
        '24 x 22 px, and the target of the pixel loss 12 x 10 px, which is not that reduced 2 times.',
      ],
      [18, 24, 2, 'reduced 2 times'],
    ] as const) {
      const image = picture(height, width, 7)
      const term = pixelTerm({ ...plain, target, reduced })
      await expect(expectTensors(0, () => evaluateTerms(image, [term]))).rejects.toThrow(message)
      disposeTerms([term])
      image.dispose()
    }
    target.dispose()
  })

  it('paints the target, in pieces or not', async () => {
    const [start, target] = [picture(16, 20, 8), picture(16, 20, 9)]
    for (const tileSide of [8, 1024]) {
      const terms = [pixelTerm({ ...plain, target })]
      const settings = { iterations: 60, learningRate: 0.05, reportEvery: 60, tileSide }
      const { image, state } = await optimizePixels({ start, terms, ...settings })
      expect(distance(await valuesOf(image), await valuesOf(target))).toBeLessThan(0.1)
      disposeTerms(terms)
      image.dispose()
      disposeState(state)
    }
    disposeTensors([start, target])
  })
})
