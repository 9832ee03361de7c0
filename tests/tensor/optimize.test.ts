import * as tf from '@tensorflow/tfjs-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossReport, LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  cloneTerm,
  disposeState,
  disposeTerms,
  memory,
  NotFiniteError,
  optimizePixels,
  restoreState,
  saveState,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { startImage, tinyNetwork, tinyTerms } from './support/random'

const settings = { learningRate: 0.02, beta1: 0.9, beta2: 0.99 }

describe.each(['cpu', 'wasm'] as const)('optimizing pixels on %s', (name) => {
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
    const { image, state } = await optimizePixels({ ...settings, start, terms, iterations: 1 })
    image.dispose()
    disposeState(state)
  })

  afterAll(() => {
    network.dispose()
    disposeTerms(terms)
    start.dispose()
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

  test('lowers the total and reports iteration 0, every third and the last', async () => {
    const reports: LossReport[] = []
    const { image, state } = await optimizePixels({
      ...settings,
      start,
      terms,
      iterations: 10,
      reportEvery: 3,
      onReport: (report) => reports.push(report),
    })
    expect(reports.map((report) => report.iteration)).toEqual([0, 3, 6, 9, 10])
    expect(Object.keys(reports[0]?.values ?? {})).toEqual([
      'content/relu3_1',
      'style/relu1_1',
      'style/relu1_1 (2)',
      'style/relu2_1',
      'style/relu2_1 (2)',
      'tv',
    ])
    const totals = reports.map((report) => report.total)
    expect(totals.at(-1)).toBeLessThan((totals[0] ?? 0) * 0.8)
    const values = await valuesOf(image)
    expect(values.every((value) => value >= 0 && value <= 1)).toBe(true)
    image.dispose()
    disposeState(state)
  })

  test.each([
    [0, 0],
    [0.9, 0],
    [0.9, 3],
  ])(
    'two segments of 5 equal one of 10 bit for bit (averaging %d, pyramid %d)',
    async (averaging, pyramid) => {
      const reports: LossReport[] = []
      const common = {
        ...settings,
        averaging,
        pyramid,
        start,
        terms,
        onReport: (r: LossReport) => reports.push(r),
      }
      const whole = await optimizePixels({ ...common, iterations: 10 })
      const first = await optimizePixels({ ...common, iterations: 5 })
      const saved = await saveState(first.state)
      const resume = restoreState(structuredClone(saved))
      reports.length = 0
      const second = await optimizePixels({ ...common, iterations: 5, resume })
      expect(reports.map((report) => report.iteration)).toEqual([5, 6, 7, 8, 9, 10])
      expect(await valuesOf(second.image)).toEqual(await valuesOf(whole.image))
      expect(await saveState(second.state)).toEqual(await saveState(whole.state))
      for (const { image, state } of [whole, first, second]) {
        image.dispose()
        disposeState(state)
      }
      disposeState(resume)
    },
  )

  test('zero iterations report iteration 0 and give the start', async () => {
    const reports: LossReport[] = []
    const { image, state } = await optimizePixels({
      ...settings,
      averaging: 0.9,
      start,
      terms,
      iterations: 0,
      onReport: (report) => reports.push(report),
    })
    expect(reports.map((report) => report.iteration)).toEqual([0])
    expect(await valuesOf(image)).toEqual(await valuesOf(start))
    image.dispose()
    disposeState(state)
  })

  test('holds no more tensors at the last iteration than at the first', async () => {
    const counts: number[] = []
    const { image, state } = await optimizePixels({
      ...settings,
      start,
      terms,
      iterations: 8,
      onStep: ({ image: copy }) => {
        const shown = copy()
        shown.dispose()
        counts.push(memory().tensors)
      },
    })
    expect(new Set(counts).size).toBe(1)
    image.dispose()
    disposeState(state)
  })

  test.each([0, 1, 4])('cancel after %d steps frees everything', async (steps) => {
    const controller = new AbortController()
    if (steps === 0) controller.abort()
    const run = optimizePixels({
      ...settings,
      start,
      terms,
      iterations: 100,
      signal: controller.signal,
      onStep: ({ iteration }) => {
        if (iteration === steps) controller.abort()
      },
    })
    await expect(run).rejects.toThrow(/abort/i)
  })

  test('cancel from another task stops between layers', async () => {
    const controller = new AbortController()
    let steps = 0
    const run = optimizePixels({
      ...settings,
      start,
      terms,
      iterations: 1e6,
      signal: controller.signal,
      onStep: () => void steps++,
    })
    setTimeout(() => controller.abort(), 60)
    const begun = performance.now()
    await expect(run).rejects.toThrow(/abort/i)
    expect(performance.now() - begun).toBeLessThan(500)
    expect(steps).toBeLessThan(1e6)
  })

  test('a loss that is not a number names its term and iteration, and frees everything', async () => {
    const poison: LossTerm = {
      name: 'poison',
      weight: 1,
      targets: [],
      score: (x) => tf.log(tf.sub(tf.mean<tf.Scalar>(x), 0.5)),
    }
    const pale = tf.fill<tf.Rank.R3>(start.shape, 0.51) as Tensor3D
    const run = optimizePixels({ ...settings, start: pale, terms: [...terms, poison], iterations: 50 })
    const error = await run.then(() => null).catch((reason: unknown) => reason)
    pale.dispose()
    expect(error).toBeInstanceOf(NotFiniteError)
    expect(error).toMatchObject({
      term: 'poison',
      message: expect.stringMatching(/iteration \d+.*learning rate/),
    })
  })

  test('a gradient that is not a number is found behind finite losses, and frees everything', async () => {
    const bent: LossTerm = {
      name: 'bent',
      weight: 1,
      targets: [],
      score: (x) =>
        tf.customGrad((input) => {
          const image = input as Tensor3D
          return { value: tf.mean<tf.Scalar>(image), gradFunc: () => tf.fill(image.shape, Number.NaN) }
        })(x) as tf.Scalar,
    }
    const run = optimizePixels({ ...settings, start, terms: [bent], iterations: 3 })
    await expect(run).rejects.toThrow(/gradient became NaN at iteration 0/)
  })

  test('the result does not depend on the common scale of the weights', async () => {
    const paint = async (scale: number) => {
      const scaled = terms.map((term) => cloneTerm(term, { scale }))
      const { image, state } = await optimizePixels({ ...settings, start, terms: scaled, iterations: 5 })
      disposeTerms(scaled)
      disposeState(state)
      const values = await valuesOf(image)
      image.dispose()
      return values
    }
    const [plain, tiny] = [await paint(1), await paint(1e-4)]
    const apart = plain.map((value, index) => Math.abs(value - (tiny[index] ?? 0)))
    expect(Math.max(...apart)).toBeLessThan(1e-3)
  })

  test('an error in a callback goes through and frees everything', async () => {
    const fail = () => {
      throw new Error('on purpose')
    }
    const run = { ...settings, start, terms, iterations: 3 }
    await expect(optimizePixels({ ...run, onReport: fail })).rejects.toThrow('on purpose')
    await expect(optimizePixels({ ...run, onStep: fail })).rejects.toThrow('on purpose')
  })

  test('no terms is an error that says what to do', async () => {
    await expect(optimizePixels({ ...settings, start, terms: [], iterations: 3 })).rejects.toThrow(/wire/)
  })

  test('Adam makes the steps worked out by hand', async () => {
    const target = [0.2, 0.9, 0.4]
    const values = [0.5, 0.5, 0.5]
    const m = [0, 0, 0]
    const v = [0, 0, 0]
    for (let step = 1; step <= 4; step++) {
      values.forEach((value, i) => {
        const gradient = (2 * (value - (target[i] ?? 0))) / 3
        m[i] = 0.9 * (m[i] ?? 0) + 0.1 * gradient
        v[i] = 0.99 * (v[i] ?? 0) + 0.01 * gradient * gradient
        const mean = m[i] / (1 - 0.9 ** step)
        const size = Math.sqrt(v[i] / (1 - 0.99 ** step)) + 1e-8
        values[i] = value - (0.1 * mean) / size
      })
    }
    const goal = tensorFrom(target, [1, 1, 3])
    const pull: LossTerm = {
      name: 'pull',
      weight: 1,
      targets: [goal],
      score: (x, [t]) => tf.mean(tf.squaredDifference(x, t ?? goal)),
    }
    const gray = tensorFrom([0.5, 0.5, 0.5], [1, 1, 3]) as Tensor3D
    const { image, state } = await expectTensors(4, () =>
      optimizePixels({ ...settings, learningRate: 0.1, start: gray, terms: [pull], iterations: 4 }),
    )
    const actual = await valuesOf(image)
    values.forEach((value, i) => {
      expect(actual[i]).toBeCloseTo(value, 5)
    })
    disposeTerms([pull])
    gray.dispose()
    image.dispose()
    disposeState(state)
  })
})
