import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossReport, LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  cloneTerm,
  disposeState,
  disposeTensors,
  disposeTerms,
  memory,
  optimizePixels,
  restoreState,
  saveState,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { descentDirection, firstCurvature, learnCurvature } from '../../src/tensor/optimize/curvature'
import type { PixelOptions } from '../../src/tensor/optimize/optimize-pixels'
import { Owned } from '../../src/tensor/owned'
import { Pacer } from '../../src/tensor/pause'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor, startImage, tinyNetwork, tinyTerms } from './support/random'

const optimizers = ['lbfgs', 'lbfgs-search'] as const
const settings = { learningRate: 0.02, history: 5 }

describe.each(['cpu', 'wasm'] as const)('L-BFGS on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  let terms: LossTerm[]
  let start: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    terms = tinyTerms(network)
    start = startImage()
    // Makes the rotated filters, which the network keeps.
    await paint({ terms, iterations: 1 })
  })
  afterAll(() => {
    network.dispose()
    disposeTerms(terms)
    start.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  /** Paints and gives what can be told of it; leaves nothing behind. */
  async function paint(options: Partial<PixelOptions> & Pick<PixelOptions, 'terms' | 'iterations'>) {
    const reports: LossReport[] = []
    const onReport = (report: LossReport) => reports.push(report)
    const { image, state } = await optimizePixels({ ...settings, start, onReport, ...options })
    const values = await valuesOf(image)
    image.dispose()
    const saved = await saveState(state)
    disposeState(state)
    return { values, saved, reports, totals: reports.map(({ total }) => total) }
  }

  /** A term of a function of the image, with its gradient from tfjs. */
  function termOf(score: LossTerm['score']): LossTerm {
    return { name: 'made', weight: 1, targets: [], score }
  }

  test('the direction is that of the dense BFGS matrix worked out in double precision', async () => {
    const n = 12
    const size = [2, 2, 3]
    const owned = new Owned()
    const gradient = owned.own(randomTensor(size, 1)) as Tensor3D
    let curvature = firstCurvature(gradient, 0.1, owned)
    const g = [...(await valuesOf(gradient))]
    let gamma = 0.1 / (g.reduce((sum, value) => sum + Math.abs(value), 0) / n)
    const pairs: { s: number[]; y: number[] }[] = []
    for (let seed = 2; seed < 8; seed++) {
      const s = owned.own(randomTensor(size, 10 * seed)) as Tensor3D
      // Every other one bends the wrong way and has to be left aside.
      const bend = seed % 2 === 0 ? 2 : -2
      const noise = owned.own(randomTensor(size, 10 * seed + 1, -0.3, 0.3))
      const y = owned.own(tf.tidy(() => tf.add<Tensor3D>(tf.mul(s, bend), noise)))
      curvature = learnCurvature(curvature, { s, y }, 4, owned)
      pairs.push({ s: [...(await valuesOf(s))], y: [...(await valuesOf(y))] })
    }
    const inner = (a: readonly number[], b: readonly number[]) =>
      a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
    const good = pairs.slice(-4).filter(({ s, y }) => inner(s, y) > 0)
    expect(good).toHaveLength(2)
    const last = good.at(-1)
    if (last) gamma = inner(last.s, last.y) / inner(last.y, last.y)
    // H ← (I − ρ s yᵀ) H (I − ρ y sᵀ) + ρ s sᵀ, equation 7.16.
    let h = g.map((_, i) => g.map((_, j) => (i === j ? gamma : 0)))
    for (const { s, y } of good) {
      const rho = 1 / inner(s, y)
      const hy = h.map((row) => inner(row, y))
      const yhy = inner(y, hy)
      h = h.map((row, i) =>
        row.map((value, j) => {
          const [si = 0, sj = 0, hi = 0, hj = 0] = [s[i], s[j], hy[i], hy[j]]
          return value - rho * (si * hj + hi * sj) + rho * (rho * yhy + 1) * si * sj
        }),
      )
    }
    const direction = owned.own(await descentDirection(curvature, gradient, new Pacer()))
    const actual = await valuesOf(direction)
    h.forEach((row, i) => {
      expect(actual[i]).toBeCloseTo(-inner(row, g), 4)
    })
    owned.dispose()
  })

  test.each(optimizers)('%s finds the minimum of a narrow bowl', async (optimizer) => {
    const goal = randomTensor([4, 5, 3], 3, 0.2, 0.8)
    const stretch = randomTensor([4, 5, 3], 4, 1, 100)
    const gray = tf.fill<tf.Rank.R3>([4, 5, 3], 0.5) as Tensor3D
    const bowl = termOf((x) => tf.mean(tf.mul(stretch, tf.squaredDifference(x, goal))))
    const { values } = await paint({ optimizer, start: gray, terms: [bowl], iterations: 60, history: 10 })
    const expected = await valuesOf(goal)
    expect(Math.max(...values.map((value, i) => Math.abs(value - (expected[i] ?? 0))))).toBeLessThan(2e-3)
    disposeTensors([goal, stretch, gray])
  })

  test.each(optimizers)('%s goes through the valley of Rosenbrock to its end', async (optimizer) => {
    // Both variables are twice the pixel, so that the minimum (1, 1) lies in the middle.
    const valley = termOf((x) => {
      const [a, b] = [0, 1].map((i) => tf.mul<tf.Tensor3D>(tf.slice(x as Tensor3D, [0, 0, i], [1, 1, 1]), 2))
      if (!a || !b) throw new Error('Two channels are needed.')
      const across = tf.mul(tf.square(tf.sub(b, tf.square(a))), 100)
      return tf.sum<tf.Scalar>(tf.add(tf.square(tf.sub(1, a)), across))
    })
    const far = tensorFrom([0.1, 0.9, 0.3], [1, 1, 3]) as Tensor3D
    const { values, totals } = await paint({ optimizer, start: far, terms: [valley], iterations: 120 })
    expect(values[0]).toBeCloseTo(0.5, 2)
    expect(values[1]).toBeCloseTo(0.5, 2)
    expect(totals.at(-1)).toBeLessThan(1e-5)
    far.dispose()
  })

  test.each(optimizers)('%s keeps to 0..1, where the minimum is outside', async (optimizer) => {
    const goal = tensorFrom([1.5, -0.5, 0.4], [1, 1, 3])
    const gray = tf.fill<tf.Rank.R3>([1, 1, 3], 0.5) as Tensor3D
    const pull = termOf((x) => tf.sum<tf.Scalar>(tf.squaredDifference(x, goal)))
    const { values } = await paint({ optimizer, start: gray, terms: [pull], iterations: 60 })
    expect(values[0]).toBe(1)
    expect(values[1]).toBe(0)
    expect(values[2]).toBeCloseTo(0.4, 3)
    disposeTensors([goal, gray])
  })

  test('a line search ends by itself at a minimum, and its reports with it', async () => {
    const goal = tensorFrom([0.2, 0.9, 0.4], [1, 1, 3])
    const gray = tf.fill<tf.Rank.R3>([1, 1, 3], 0.5) as Tensor3D
    const pull = termOf((x) => tf.sum<tf.Scalar>(tf.squaredDifference(x, goal)))
    const { reports, saved } = await paint({
      optimizer: 'lbfgs-search',
      start: gray,
      terms: [pull],
      iterations: 500,
    })
    expect(saved.step).toBeLessThan(100)
    expect(reports.at(-1)?.iteration).toBe(saved.step)
    disposeTensors([goal, gray])
  })

  test.each(optimizers)('%s needs fewer evaluations than Adam to the same loss', async (optimizer) => {
    const adam = await paint({ terms, iterations: 60, optimizer: 'adam' })
    const lbfgs = await paint({ terms, iterations: 60, optimizer, history: 10 })
    const goal = adam.totals.at(-1) ?? 0
    const needed = lbfgs.totals.findIndex((total) => total <= goal)
    expect(needed).toBeGreaterThan(0)
    expect(needed).toBeLessThan(45)
  })

  test('with line search, no iterate is above the one before', async () => {
    const { totals } = await paint({ terms, iterations: 40, optimizer: 'lbfgs-search' })
    // Trials may be above; the picture given, which is the best, is not.
    expect(totals.at(-1)).toBeLessThanOrEqual(Math.min(...totals) * (1 + 1e-5))
  })

  test.each(optimizers)('%s in three segments equals one run bit for bit', async (optimizer) => {
    for (const averaging of [0, 0.9]) {
      const common = { terms, optimizer, averaging, history: 3 }
      const whole = await paint({ ...common, iterations: 13 })
      let saved = (await paint({ ...common, iterations: 4 })).saved
      for (const iterations of [1, 8]) {
        const resume = restoreState(structuredClone(saved))
        const part = await paint({ ...common, iterations, resume })
        disposeState(resume)
        saved = part.saved
        if (iterations === 8) expect(part.values).toEqual(whole.values)
      }
      expect(saved).toEqual(whole.saved)
    }
  })

  test.each(optimizers)('%s holds no more tensors late than early', async (optimizer) => {
    const counts: number[] = []
    const onStep = () => void counts.push(memory().tensors)
    await expectTensors(0, () => paint({ terms, optimizer, iterations: 30, history: 3, onStep }))
    expect(Math.max(...counts.slice(15))).toBeLessThanOrEqual(Math.max(...counts.slice(0, 15)))
  })

  test.each(optimizers)('%s frees everything when canceled', async (optimizer) => {
    for (const steps of [0, 1, 6]) {
      const controller = new AbortController()
      if (steps === 0) controller.abort()
      const run = () =>
        paint({
          terms,
          optimizer,
          iterations: 100,
          signal: controller.signal,
          onStep: ({ iteration }) => {
            if (iteration === steps) controller.abort()
          },
        })
      await expectTensors(0, () => expect(run()).rejects.toThrow(/abort/i))
    }
  })

  test.each(optimizers)('%s names a loss that is not a number, and frees everything', async (optimizer) => {
    const poison: LossTerm = {
      ...termOf((x) => tf.log(tf.sub(tf.mean<tf.Scalar>(x), 0.5))),
      name: 'poison',
    }
    const pale = tf.fill<tf.Rank.R3>(start.shape, 0.51) as Tensor3D
    await expectTensors(0, () =>
      expect(paint({ optimizer, start: pale, terms: [...terms, poison], iterations: 50 })).rejects.toThrow(
        /"poison" became/,
      ),
    )
    pale.dispose()
  })

  test.each(optimizers)('%s does not depend on the common scale of the weights', async (optimizer) => {
    const scaled = (scale: number) => terms.map((term) => cloneTerm(term, { scale }))
    const [plain, tiny] = [scaled(1), scaled(1e-4)]
    const [a, b] = [
      await paint({ terms: plain, optimizer, iterations: 6 }),
      await paint({ terms: tiny, optimizer, iterations: 6 }),
    ]
    expect(Math.max(...a.values.map((value, i) => Math.abs(value - (b.values[i] ?? 0))))).toBeLessThan(5e-3)
    disposeTerms([...plain, ...tiny])
  })

  test.each(optimizers)('%s stays where the gradient is zero', async (optimizer) => {
    const flat = termOf((x) => tf.mul<tf.Scalar>(tf.mean(x), 0))
    const { values } = await paint({ terms: [flat], optimizer, iterations: 4 })
    expect(values).toEqual(await valuesOf(start))
  })
})
