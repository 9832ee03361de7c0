import * as tf from '@tensorflow/tfjs-core'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { memory, patchVariations, type RunningBackend, type Tensor3D, valuesOf } from '../../src/tensor'
import { drawUnitVectors } from '../../src/tensor/losses/directions'
import { patchLevels } from '../../src/tensor/patches/levels'
import { moveApart } from '../../src/tensor/patches/transport'
import type { VariationOptions } from '../../src/tensor/patches/variations'
import { PatchView, patchesAlong } from '../../src/tensor/patches/view'
import { runAtOnce } from '../../src/tensor/steps'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { abortAfter, distance } from './support/pictures'
import { randomTensor, seeded } from './support/random'

function numbers(seed: number) {
  const uniform = seeded(seed)
  return { uniform, normal: () => uniform() + uniform() + uniform() + uniform() - 2 }
}

/** Squares of 4 px, each of a color of its own. */
function blocks(): Tensor3D {
  const colors = randomTensor([5, 6, 3], 5, 0, 1) as Tensor3D
  const source = tf.image.resizeNearestNeighbor(colors, [20, 24])
  colors.dispose()
  return source
}

const options: VariationOptions = {
  size: { width: 24, height: 20 },
  count: 2,
  patch: 5,
  coarsest: 10,
  steps: 4,
  projections: 8,
  start: 'noise',
  noise: 0.3,
  random: (name, index) => numbers((name === 'start' ? 100 : 7) + index),
}

describe('values moved onto those of another distribution', () => {
  const cloud = (places: number, of: (place: number, direction: number) => number) =>
    Float32Array.from({ length: places * 2 }, (_, i) => of(Math.floor(i / 2), i % 2))

  it('go where sorting both would match them, whatever the order and the number of places', () => {
    const side = fc.integer({ min: 1, max: 400 })
    fc.assert(
      fc.property(side, side, fc.integer({ min: 1, max: 1000 }), (places, others, seed) => {
        const uniform = seeded(seed)
        const values = cloud(places, () => uniform())
        const wanted = cloud(others, (_, direction) => 3 * uniform() + direction)
        const moves = values.slice()
        const told = runAtOnce(moveApart(moves, wanted, 2))
        let sum = 0
        for (const direction of [0, 1]) {
          const along = (all: Float32Array) => all.filter((_, i) => i % 2 === direction)
          const [mine, theirs] = [along(values), along(wanted).sort()]
          const sorted = mine.slice().sort()
          for (const [place, value] of mine.entries()) {
            // What the shares of the value and its neighbors have there: those in one bin stand evenly.
            const rank = sorted.indexOf(value)
            const at = (r: number) => theirs[Math.min(others - 1, Math.max(0, r))] ?? 0
            const low = at(Math.floor(((rank - 2) / places) * others) - 2)
            const high = at(Math.ceil(((rank + 3) / places) * others) + 1)
            const to = value - (moves[2 * place + direction] ?? 0)
            expect(to).toBeGreaterThanOrEqual(low - 0.01)
            expect(to).toBeLessThanOrEqual(high + 0.01)
            sum += (moves[2 * place + direction] ?? 0) ** 2
          }
        }
        expect(told).toBeCloseTo(sum / moves.length, 4)
      }),
      { numRuns: 50 },
    )
  })

  it('stay where they are in their own distribution, also where all of them are one', () => {
    const values = cloud(500, (place, direction) => (direction === 0 ? 0.5 : place / 500))
    expect(runAtOnce(moveApart(values.slice(), values, 2))).toBeLessThan(1e-6)
  })

  it('that are all one go to another that is all one', () => {
    const moves = cloud(9, () => 0.25)
    runAtOnce(
      moveApart(
        moves,
        cloud(4, () => 0.75),
        2,
      ),
    )
    for (const move of moves) expect(move).toBeCloseTo(-0.5, 5)
  })
})

describe('the sizes of a pyramid', () => {
  it('grow from the coarsest to the whole, each with room for a patch', () => {
    const side = fc.integer({ min: 7, max: 900 })
    fc.assert(
      fc.property(
        side,
        side,
        side,
        side,
        fc.integer({ min: 1, max: 600 }),
        (width, height, w, h, coarsest) => {
          const made = { width: w, height: h }
          const levels = patchLevels({ width, height }, made, { patch: 7, coarsest, steps: 10 })
          expect(levels.at(-1)).toMatchObject({ source: { width, height }, made, steps: 10 })
          for (const [i, { source, made: here, steps, stride }] of levels.entries()) {
            expect(Math.min(source.width, source.height, here.width, here.height)).toBeGreaterThanOrEqual(7)
            expect(stride).toBeGreaterThanOrEqual(1)
            expect(steps).toBeLessThanOrEqual(levels[i - 1]?.steps ?? 30)
            expect(source.width).toBeGreaterThanOrEqual(levels[i - 1]?.source.width ?? 0)
          }
        },
      ),
    )
  })
})

describe.each(['cpu', 'wasm'] as const)('on %s', (name) => {
  let backend: RunningBackend
  let source: Tensor3D
  beforeAll(async () => {
    backend = await useBackend(name)
    source = blocks()
  })
  afterAll(() => {
    source.dispose()
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  it.each([
    [1, 3],
    [2, 7],
    [3, 7],
    [3, 8],
    [2, 4],
  ])(
    'patches seen at every %i px, %i px large, go back as the transposed sum says',
    async (stride, patch) => {
      const directions = drawUnitVectors(3 * patch * patch, 4, numbers(1).normal)
      const view = new PatchView(patch, stride, directions)
      const place = view.anywhere({ width: 24, height: 20 }, numbers(stride))
      const projected = await expectTensors(1, () => runAtOnce(view.of(source, place)))
      const [rows, columns] = [20 - place.top, 24 - place.left].map((n) => patchesAlong(n, patch, stride))
      expect(projected.shape).toEqual([rows, columns, 4])
      const first = tf.tidy(() => {
        const cut = tf.reshape(tf.slice(source, [place.top, place.left, 0], [patch, patch, 3]), [
          1,
          3 * patch ** 2,
        ])
        return tf.matMul(cut, tf.tensor2d(directions.values, [3 * patch ** 2, 4])).dataSync<'float32'>()
      })
      expect(distance(first, (await valuesOf(projected)).slice(0, 4))).toBeLessThan(1e-5)
      // ⟨view(x), y⟩ = ⟨x, back(y)⟩ for every x and y.
      const y = randomTensor(projected.shape, 9, -1, 1) as Tensor3D
      const back = await expectTensors(1, () => runAtOnce(view.back(y, source.shape, place)))
      expect(back.shape).toEqual(source.shape)
      const dot = (a: tf.Tensor, b: tf.Tensor) => tf.tidy(() => tf.sum(tf.mul(a, b)).dataSync()[0] ?? 0)
      expect(dot(source, back)).toBeCloseTo(dot(projected, y), 2)
      tf.dispose([projected, y, back])
      view.dispose()
    },
  )

  it('variations are of the wanted size, between 0 and 1, come nearer, and differ', async () => {
    const distances: number[] = []
    const size = { width: 40, height: 15 }
    const onStep = async ({
      distance: now,
      images,
    }: Parameters<NonNullable<VariationOptions['onStep']>>[0]) => {
      distances.push(now)
      const seen = images()
      expect(seen).toHaveLength(2)
      tf.dispose(seen)
    }
    const wanted = { ...options, steps: 40, size, onStep }
    const [one, other] = await expectTensors(2, () => patchVariations(source, wanted))
    if (!one || !other) throw new Error('Two pictures were wanted.')
    expect([one.shape, other.shape]).toEqual([
      [15, 40, 3],
      [15, 40, 3],
    ])
    const values = await valuesOf(one)
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0)
    expect(Math.max(...values)).toBeLessThanOrEqual(1)
    expect(distance(values, await valuesOf(other))).toBeGreaterThan(0.1)
    tf.dispose([one, other])
    expect(distances.at(-1)).toBeLessThan(0.2 * (distances[0] ?? 0))
  })

  it('a variation is the same every time, and however many others there are', async () => {
    const [first] = await patchVariations(source, { ...options, count: 1 })
    const both = await patchVariations(source, options)
    if (!first || !both[0]) throw new Error('A picture was wanted.')
    expect(await valuesOf(both[0])).toEqual(await valuesOf(first))
    tf.dispose([first, ...both])
  })

  it('of a gray picture are gray to the bit', async () => {
    const gray = tf.tidy(() => tf.tile<Tensor3D>(tf.slice(source, [0, 0, 0], [20, 24, 1]), [1, 1, 3]))
    const [made] = await expectTensors(1, () => patchVariations(gray, { ...options, count: 1 }))
    if (!made) throw new Error('A picture was wanted.')
    const values = await valuesOf(made)
    expect(values.every((value, i) => value === values[i - (i % 3)])).toBe(true)
    tf.dispose([gray, made])
  })

  it('leave nothing behind when they are canceled, wherever that is', async () => {
    for (const looks of [0, 1, 3, 7, 20, 50, 101, 180]) {
      await expect(
        expectTensors(0, () => patchVariations(source, { ...options, signal: abortAfter(looks) })),
      ).rejects.toThrow('aborted')
    }
  })
})
