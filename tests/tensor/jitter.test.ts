import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FrozenNetwork, LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import {
  disposeState,
  disposeTensors,
  disposeTerms,
  memory,
  optimizePixels,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { Evaluator } from '../../src/tensor/optimize/evaluate'
import { rollImage, shiftAt } from '../../src/tensor/optimize/jitter'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { rows, toRows } from './support/pictures'
import { startImage, tinyNetwork, tinyTerms } from './support/random'

const jitter = { reach: 4, seed: 3 }

test('shifts depend on seed and step alone, stay within reach and come to all places', () => {
  const seen = new Set<string>()
  for (let step = 0; step < 600; step++) {
    const { x, y } = shiftAt({ reach: 2, seed: 9 }, step)
    expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(2)
    seen.add(`${x} ${y}`)
  }
  expect(seen.size).toBe(25)
  fc.assert(
    fc.property(fc.nat(), fc.nat(1e6), (seed, step) => {
      expect(shiftAt({ reach: 9, seed }, step)).toEqual(shiftAt({ reach: 9, seed }, step))
    }),
  )
  expect(shiftAt({ reach: 99, seed: 1 }, 5)).not.toEqual(shiftAt({ reach: 99, seed: 2 }, 5))
})

describe.each(['cpu', 'wasm'] as const)('jitter on %s', (name) => {
  let backend: RunningBackend
  let network: FrozenNetwork
  let terms: LossTerm[]
  let start: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    network = tinyNetwork()
    terms = tinyTerms(network)
    start = startImage()
    const { values, gradient } = await new Evaluator(terms).evaluate(start, true)
    disposeTensors(gradient ? [values, gradient] : [values])
  })
  afterAll(() => {
    network.dispose()
    disposeTerms(terms)
    start.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('moves a picture around its edges, and back', async () => {
    const image = rows([1, 2, 3], [4, 5, 6])
    const moved = await expectTensors(1, () => rollImage(image, { x: 1, y: -3 }))
    expect(await toRows(moved)).toEqual([
      [6, 4, 5],
      [3, 1, 2],
    ])
    const back = rollImage(moved, { x: -1, y: 3 })
    expect(await toRows(back)).toEqual(await toRows(image))
    disposeTensors([image, moved, back])
  })

  test('lets styles see the canvas moved, and all that knows places where it is', async () => {
    const step = 5
    const shift = shiftAt(jitter, step)
    const evaluate = async (of: readonly LossTerm[], image: Tensor3D, at?: number) => {
      const evaluator = new Evaluator(of, at === undefined ? {} : { jitter })
      const { values, gradient } = await expectTensors(2, () =>
        evaluator.evaluate(image, true, undefined, at),
      )
      if (!gradient) throw new Error('A gradient was asked for.')
      const numbers = [await valuesOf(values), await valuesOf(gradient)] as const
      disposeTensors([values, gradient])
      return numbers
    }
    const [free, placed] = [terms.filter(({ statistic }) => statistic), terms.filter((t) => !t.statistic)]
    const moved = rollImage(start, shift)
    const [freeValues, freeGradient] = await evaluate(free, moved)
    const movedGradient = tensorFrom(freeGradient, start.shape) as Tensor3D
    const back = rollImage(movedGradient, { x: -shift.x, y: -shift.y })
    const expected = await valuesOf(back)
    const [placedValues, placedGradient] = await evaluate(placed, start)
    const [values, gradient] = await evaluate([...free, ...placed], start, step)
    expect(Array.from(values)).toEqual([...freeValues.slice(0, -1), ...placedValues])
    gradient.forEach((value, i) => {
      expect(value).toBeCloseTo((expected[i] ?? 0) + (placedGradient[i] ?? 0), 6)
    })
    disposeTensors([moved, movedGradient, back])
  })

  test('painted in two goes is what it is in one, bit for bit', async () => {
    const options = { start, terms, learningRate: 0.02, averaging: 0.9, jitter }
    const paint = async (...goes: readonly number[]) => {
      let resume: Awaited<ReturnType<typeof optimizePixels>>['state'] | undefined
      let values = new Float32Array()
      for (const iterations of goes) {
        const made = await optimizePixels({ ...options, iterations, ...(resume && { resume }) })
        if (resume) disposeState(resume)
        resume = made.state
        values = Float32Array.from(await valuesOf(made.image))
        made.image.dispose()
      }
      if (resume) disposeState(resume)
      return values
    }
    const whole = await expectTensors(0, () => paint(7))
    expect(await paint(3, 4)).toEqual(whole)
    const still = await optimizePixels({ start, terms, learningRate: 0.02, averaging: 0.9, iterations: 7 })
    expect(await valuesOf(still.image)).not.toEqual(whole)
    still.image.dispose()
    disposeState(still.state)
  })

  test('and L-BFGS do not go together', async () => {
    const run = { start, terms, learningRate: 0.02, iterations: 3, jitter, optimizer: 'lbfgs' } as const
    await expect(optimizePixels(run)).rejects.toThrow(/L-BFGS/)
  })
})
