import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningBackend, Tensor2D, Tensor3D } from '../../src/tensor'
import { disposeTensors, matchFeatures, memory, nearestRows, tensorFrom, valuesOf } from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

describe.each(['cpu', 'wasm'] as const)('matching on %s', (name) => {
  let backend: RunningBackend
  beforeAll(async () => {
    backend = await useBackend(name)
  })
  afterAll(() => {
    expect(memory().tensors).toBe(0)
    backend.dispose()
  })

  test('nearest rows are those of a search by hand', async () => {
    const counts = fc.record({ n: fc.nat(20), m: fc.nat(20), c: fc.nat(4), seed: fc.nat(1000) })
    const property = fc.asyncProperty(counts, async ({ n, m, c, seed }) => {
      const queries = randomTensor([n + 1, c + 2], seed) as Tensor2D
      const keys = randomTensor([m + 1, c + 2], seed + 1) as Tensor2D
      const found = await expectTensors(0, () => nearestRows(queries, keys))
      const [a, b] = [await directions(queries), await directions(keys)]
      for (const [i, at] of found.entries()) {
        const likeness = b.map((key) => dot(a[i] ?? [], key))
        expect(likeness[at]).toBeGreaterThan(Math.max(...likeness) - 1e-5)
      }
      disposeTensors([queries, keys])
    })
    await fc.assert(property, { numRuns: 40 })
  })

  test('a picture finds itself: its own features come back as they are', async () => {
    const layers = pyramid(1)
    const matched = await expectTensors(3, () => matchFeatures(layers, layers))
    for (const [layer, tensor] of matched)
      expect(await valuesOf(tensor)).toEqual(await valuesOf(layers.get(layer) as Tensor3D))
    disposeTensors([...layers.values(), ...matched.values()])
  })

  test('what is moved is found where it went, in all layers together', async () => {
    const [content, style] = [pyramid(1), pyramid(1, 4)]
    const matched = await matchFeatures(content, style)
    for (const [layer, tensor] of matched) {
      expect(tensor.shape).toEqual(content.get(layer)?.shape)
      const there = await valuesOf(content.get(layer) as Tensor3D)
      const same = (await valuesOf(tensor)).filter((value, i) => value === there[i]).length
      // But for places at the borders, where coarser layers are not seen to go on around.
      expect(same / there.length).toBeGreaterThan(0.7)
    }
    disposeTensors([...content.values(), ...style.values(), ...matched.values()])
  })

  test('every value is one of the style', async () => {
    const [content, style] = [pyramid(1), pyramid(7)]
    const matched = await matchFeatures(content, style)
    for (const [layer, tensor] of matched) {
      const there = new Set(await valuesOf(style.get(layer) as Tensor3D))
      expect((await valuesOf(tensor)).every((value) => there.has(value))).toBe(true)
    }
    disposeTensors([...content.values(), ...style.values(), ...matched.values()])
  })

  test('frees everything when it is canceled', async () => {
    const layers = pyramid(1)
    const signal = AbortSignal.abort()
    await expect(expectTensors(0, () => matchFeatures(layers, layers, { signal }))).rejects.toThrow(/abort/i)
    disposeTensors(layers.values())
  })
})

/** Three layers, each half as large as the one before, their columns turned about by `shift` cells of the finest. */
function pyramid(seed: number, shift = 0): Map<string, Tensor3D> {
  return new Map(
    [1, 2, 4].map((times, i) => {
      const [height, width, channels] = [8 / times, 16 / times, 3 + i]
      const random = randomTensor([height, width, channels], seed + i, 0, 1) as Tensor3D
      const values = random.dataSync()
      random.dispose()
      const moved = Float32Array.from(values, (_, at) => {
        const place = Math.floor(at / channels)
        const [y, x] = [Math.floor(place / width), place % width]
        const from = (x + shift / times) % width
        return values[(y * width + from) * channels + (at % channels)] ?? 0
      })
      return [`relu${i + 1}_1`, tensorFrom(moved, [height, width, channels]) as Tensor3D]
    }),
  )
}

async function directions(rows: Tensor2D): Promise<number[][]> {
  const [count, channels] = rows.shape
  const values = await valuesOf(rows)
  const all = Array.from({ length: count }, (_, i) => [...values.subarray(i * channels, (i + 1) * channels)])
  const mean = Array.from(
    { length: channels },
    (_, c) => all.reduce((sum, row) => sum + (row[c] ?? 0), 0) / count,
  )
  return all.map((row) => {
    const centered = row.map((value, c) => value - (mean[c] ?? 0))
    const length = Math.max(Math.hypot(...centered), 1e-8)
    return centered.map((value) => value / length)
  })
}

function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] ?? 0), 0)
}
