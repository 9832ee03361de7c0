import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { NetworkPool } from '../../models'
import { optimizePixelsNode } from '../../nodes/optimize/pixels'
import { Image, Painting } from '../../nodes/ports'
import type { LossTerm, PaintState, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  contentTerm,
  disposeTensors,
  disposeTerms,
  gramMatrix,
  rescalePaintState,
  resizeImage,
  styleTerm,
  totalVariationTerm,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from '../tensor/support/backend'
import { expectTensors } from '../tensor/support/leaks'
import { randomTensor } from '../tensor/support/random'
import { testWeights } from '../tensor/support/shared'
import { testContext } from './support/context'

type Params = Parameters<typeof optimizePixelsNode.run>[0]['params']
type Inputs = Parameters<typeof optimizePixelsNode.run>[0]['inputs']

const params: Params = {
  iterations: 25,
  optimizer: 'adam',
  colors: 'sources',
  learningRate: 0.05,
  start: 'content',
  noise: 0.3,
  averaging: 0.9,
  pyramid: 0,
  sketches: 0,
  sketchIterations: 1,
  history: 10,
  gradient: 'plain',
  jitter: 0,
  reportEvery: 1,
  tileSide: 1024,
  checkpointEvery: 0,
  seed: 7,
}

let backend: RunningBackend
const pool = new NetworkPool(testWeights)
beforeAll(async () => {
  backend = await useBackend('wasm')
  // Makes what the network keeps.
  const canvas = at(32, 24, 1)
  const loss = await losses(canvas)
  free(await paint({ image: canvas, loss }, { iterations: 1 }), loss, canvas)
})
afterAll(() => {
  pool.dispose()
  backend.dispose()
})

/** The same soft picture at any size. */
function at(width: number, height: number, seed: number): Tensor3D {
  const coarse = randomTensor([6, 8, 3], seed, 0, 1) as Tensor3D
  const image = resizeImage(coarse, { width, height })
  coarse.dispose()
  return image
}

async function losses(content: Tensor3D): Promise<LossTerm[]> {
  const network = await pool.get('lite-encoder', { upTo: 'relu2_1' })
  const pooling = 'avg'
  const style = at(64, 64, 99)
  const [kept, painted] = [
    network.activations(content, ['relu2_1'], pooling),
    network.activations(style, ['relu1_1', 'relu2_1'], pooling),
  ]
  const terms = [...kept].map(([layer, target]) =>
    contentTerm({ needs: { network, layer, pooling }, target, form: 'relative', weight: 0.05 }),
  )
  for (const [layer, features] of painted) {
    const target = gramMatrix(features)
    terms.push(styleTerm({ needs: { network, layer, pooling }, target, form: 'relative', weight: 0.5 }))
    target.dispose()
  }
  disposeTensors([style, ...kept.values(), ...painted.values()])
  return [...terms, totalVariationTerm({ weight: 0.1 })]
}

async function paint(
  inputs: Pick<Inputs, 'image' | 'loss'> & Partial<Inputs>,
  changes: Partial<Params> = {},
  signal?: AbortSignal,
) {
  const run = testContext({ pool, ...(signal && { signal }) })
  try {
    const wired = { start: undefined, painting: undefined, ...inputs }
    return await optimizePixelsNode.run({ inputs: wired, params: { ...params, ...changes } }, run)
  } finally {
    run.end()
  }
}

function free(made: Awaited<ReturnType<typeof paint>>, loss: LossTerm[], ...images: Tensor3D[]) {
  Image.dispose(made.image)
  Painting.dispose(made.painting)
  disposeTerms(loss)
  disposeTensors(images)
}

const moments = (width: number, height: number) => ({
  m: randomTensor([height, width, 3], 3, -1e-6, 2e-6) as Tensor3D,
  v: randomTensor([height, width, 3], 4, 1e-13, 2e-12) as Tensor3D,
})
const highest = (values: readonly number[]) => Math.max(...values)

describe('a painting at another size', () => {
  it('keeps its picture, its step length and non-negative moments', async () => {
    const state: PaintState = {
      pixels: at(20, 15, 1),
      average: at(20, 15, 2),
      adam: {
        kind: 'adam',
        count: 9,
        levels: [moments(20, 15), moments(10, 8)],
      },
    }
    const larger = await expectTensors(5, () => rescalePaintState(state, { width: 40, height: 30 }))
    expect(Painting.describe(larger)).toBe('[30, 40, 3], Adam')
    expect(larger.adam?.count).toBe(9)
    expect(larger.average, 'would blur what is painted at the new size').toBeNull()
    const mean = async (image: Tensor3D, of = (x: number) => x) => {
      const values = await valuesOf(image)
      return values.reduce((sum, value) => sum + of(value), 0) / values.length
    }
    expect(await mean(larger.pixels)).toBeCloseTo(await mean(state.pixels), 2)
    expect(larger.adam?.levels.map(({ m }) => m.shape)).toEqual([
      [30, 40, 3],
      [15, 20, 3],
    ])
    for (const [level, large] of larger.adam?.levels.entries() ?? []) {
      const small = state.adam?.levels[level]
      if (!small) throw new Error('There are moments.')
      // Four times the pixels, so a quarter of the gradient at each, and a sixteenth of its square.
      expect((await mean(large.v)) / (await mean(small.v))).toBeCloseTo(1 / 16, 2)
      expect((await mean(large.m)) / (await mean(small.m))).toBeCloseTo(1 / 4, 1)
      expect((await valuesOf(large.v)).every((value) => value >= 0)).toBe(true)
    }
    const same = await rescalePaintState(state, { width: 20, height: 15 })
    expect(await valuesOf(same.pixels)).toEqual(await valuesOf(state.pixels))
    expect(same.average).not.toBeNull()
    for (const each of [state, larger, same]) Painting.dispose(each)
  })

  it('goes on at a larger one without a jump of the loss, which starting Adam anew makes', async () => {
    const [small, large] = [at(48, 36, 1), at(96, 72, 1)]
    const [coarse, fine] = [await losses(small), await losses(large)]
    const before = await paint({ image: small, loss: coarse })
    const began = before.losses.curves.total?.at(-1) ?? 0
    const steps = { iterations: 8, averaging: 0 }
    const enlarged = resizeImage(before.image, { width: 96, height: 72 })
    const chained = await paint({ image: large, loss: fine, painting: before.painting }, { iterations: 8 })
    const iterates = await paint({ image: large, loss: fine, painting: before.painting }, steps)
    const anew = await paint({ image: large, loss: fine, start: enlarged }, { ...steps, start: 'image' })
    const from = (made: typeof anew) => made.losses.curves.total ?? []
    const untouched = await paint({ image: large, loss: fine }, { iterations: 0 })
    const drop = (from(untouched)[0] ?? 0) - began
    // Most of what the coarse scale has won stays won, and at no step is any of it lost again.
    expect(from(chained)[0]).toBeLessThan(began + 0.5 * drop)
    expect(highest(from(iterates))).toBeLessThanOrEqual(1.02 * (from(iterates)[0] ?? 0))
    expect(highest(from(anew))).toBeGreaterThan(1.2 * (from(anew)[0] ?? 0))
    expect(from(chained).at(-1)).toBeLessThan(from(chained)[0] ?? 0)
    free(before, coarse, small, large, enlarged)
    free(chained, fine)
    free(iterates, [])
    free(anew, [])
    free(untouched, [])
  })

  it('at the same size equals one longer run', async () => {
    const canvas = at(32, 24, 1)
    const loss = await losses(canvas)
    const plain = { averaging: 0 }
    const whole = await paint({ image: canvas, loss }, { ...plain, iterations: 10 })
    const half = await paint({ image: canvas, loss }, { ...plain, iterations: 5 })
    const rest = await paint({ image: canvas, loss, painting: half.painting }, { ...plain, iterations: 5 })
    expect(rest.losses.x[0]).toBe(0)
    expect(await valuesOf(rest.image)).toEqual(await valuesOf(whole.image))
    free(whole, loss, canvas)
    free(half, [])
    free(rest, [])
  })

  it.each([
    ['lbfgs', 'adam'],
    ['adam', 'lbfgs-search'],
    ['lbfgs-search', 'lbfgs'],
  ] as const)('goes from %s to %s', async (first, second) => {
    const [small, large] = [at(32, 24, 1), at(48, 36, 1)]
    const [coarse, fine] = [await losses(small), await losses(large)]
    const before = await paint({ image: small, loss: coarse }, { optimizer: first, iterations: 6 })
    const after = await expectTensors(second === 'adam' ? 5 : 3, async () =>
      paint({ image: large, loss: fine, painting: before.painting }, { optimizer: second, iterations: 6 }),
    )
    const total = after.losses.curves.total ?? []
    expect(total.at(-1)).toBeLessThan(total[0] ?? 0)
    free(before, coarse, small, large)
    free(after, fine)
  })

  it('of another shape is refused, with both sizes', async () => {
    const [wide, tall] = [at(32, 24, 1), at(24, 32, 1)]
    const loss = await losses(wide)
    const before = await paint({ image: wide, loss }, { iterations: 1 })
    await expectTensors(0, () =>
      expect(paint({ image: tall, loss, painting: before.painting })).rejects.toMatchObject({
        message: expect.stringMatching(/32 × 24 px.*24 × 32 px/),
        port: 'painting',
      }),
    )
    await expectTensors(0, () =>
      expect(paint({ image: tall, loss, start: wide }, { start: 'image' })).rejects.toMatchObject({
        port: 'start',
      }),
    )
    free(before, loss, wide, tall)
  })

  it('leaves nothing behind when canceled', async () => {
    const [small, large] = [at(32, 24, 1), at(64, 48, 1)]
    const [coarse, fine] = [await losses(small), await losses(large)]
    const before = await paint({ image: small, loss: coarse }, { iterations: 2 })
    const controller = new AbortController()
    setTimeout(() => controller.abort(), 30)
    await expectTensors(0, () =>
      expect(
        paint(
          { image: large, loss: fine, painting: before.painting },
          { iterations: 10_000 },
          controller.signal,
        ),
      ).rejects.toThrow(/abort/i),
    )
    free(before, [...coarse, ...fine], small, large)
  })
})

describe('the picture to start from', () => {
  it('is brought to the size of the canvas', async () => {
    const [canvas, other] = [at(48, 36, 1), at(24, 18, 5)]
    const loss = await losses(canvas)
    const made = await paint({ image: canvas, loss, start: other }, { start: 'image', iterations: 0 })
    const expected = resizeImage(other, { width: 48, height: 36 })
    expect(await valuesOf(made.image)).toEqual(await valuesOf(expected))
    free(made, loss, canvas, other, expected)
  })

  it('has to be wired where it is asked for', async () => {
    const canvas = at(48, 36, 1)
    const loss = await losses(canvas)
    await expectTensors(0, () =>
      expect(paint({ image: canvas, loss }, { start: 'image' })).rejects.toMatchObject({ port: 'start' }),
    )
    disposeTerms(loss)
    canvas.dispose()
  })
})
