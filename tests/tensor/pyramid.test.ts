import * as tf from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { LossTerm, RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeState, memory, optimizePixels, tensorFrom, valuesOf } from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'

/** A loss of the pixels alone, whose gradient has this sign at every place. */
function pull(sign: (x: number, y: number) => number): LossTerm {
  return {
    name: 'pull',
    weight: 1,
    targets: [],
    score: (x) =>
      tf.tidy(() => {
        const [height = 0, width = 0] = x.shape
        const signs = Float32Array.from({ length: height * width * 3 }, (_, i) => {
          const place = Math.floor(i / 3)
          return sign(place % width, Math.floor(place / width))
        })
        return tf.sum(tf.mul(x, tensorFrom(signs, x.shape)))
      }),
  }
}

describe.each(['cpu', 'wasm'] as const)('Adam on a pyramid, on %s', (name) => {
  let backend: RunningBackend
  let start: Tensor3D

  beforeAll(async () => {
    backend = await useBackend(name)
    start = tf.fill([7, 10, 3], 0.5)
  })
  afterAll(() => {
    start.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  /** How far each value has moved after one step. */
  async function moves(term: LossTerm, pyramid: number): Promise<number[]> {
    const options = { start, terms: [term], iterations: 1, learningRate: 0.01, pyramid }
    const { image, state } = await expectTensors(2 + 2 * (pyramid + 1), () => optimizePixels(options))
    const values = [...(await valuesOf(image))]
    image.dispose()
    disposeState(state)
    return values.map((value) => value - 0.5)
  }

  test.each([0, 1, 3])('what all pixels want is done at every one of %d levels', async (pyramid) => {
    for (const move of await moves(
      pull(() => 1),
      pyramid,
    ))
      expect(move).toBeCloseTo(-0.01 * (pyramid + 1), 5)
  })

  test('what neighbors want against each other is done by the pixels alone', async () => {
    const checkered = await moves(
      pull((x, y) => ((x + y) % 2 === 0 ? 1 : -1)),
      1,
    )
    // But for the last row, which has no other half of its square.
    for (const [i, move] of checkered.slice(0, 6 * 10 * 3).entries()) {
      const place = Math.floor(i / 3)
      const sign = ((place % 10) + Math.floor(place / 10)) % 2 === 0 ? 1 : -1
      expect(Math.sign(move)).toBe(-sign)
    }
    expect(checkered[0]).toBeCloseTo(-0.01, 5)
  })

  test('a memory of other levels is begun anew', async () => {
    const common = { start, terms: [pull(() => 1)], iterations: 1, learningRate: 0.01 }
    const before = await optimizePixels({ ...common, pyramid: 2 })
    const after = await optimizePixels({ ...common, pyramid: 1, resume: before.state })
    expect(after.state.memory).toMatchObject({ kind: 'adam', count: 1 })
    for (const { image, state } of [before, after]) {
      image.dispose()
      disposeState(state)
    }
  })
})
