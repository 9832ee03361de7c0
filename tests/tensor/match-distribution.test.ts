import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningBackend, Tensor3D } from '../../src/tensor'
import { disposeTensors, matchDistribution, memory, valuesOf } from '../../src/tensor'
import { useBackend } from './support/backend'
import { expectTensors } from './support/leaks'
import { randomTensor } from './support/random'

let backend: RunningBackend
beforeAll(async () => {
  backend = await useBackend('cpu')
})
afterAll(() => {
  expect(memory().tensors).toBe(0)
  backend.dispose()
})

const channel = async (x: Tensor3D, at: number) =>
  [...(await valuesOf(x))].filter((_, i) => i % x.shape[2] === at)
const byValue = (a: number, b: number) => a - b

test('every channel has the very values of a style of its size, in the order of its own', async () => {
  const sizes = fc.record({
    h: fc.integer({ min: 1, max: 6 }),
    w: fc.integer({ min: 1, max: 6 }),
    seed: fc.nat(999),
  })
  const property = fc.asyncProperty(sizes, async ({ h, w, seed }) => {
    const content = randomTensor([h, w, 3], seed) as Tensor3D
    const style = randomTensor([w, h, 3], seed + 1) as Tensor3D
    const made = await expectTensors(1, () => matchDistribution(content, style))
    for (let at = 0; at < 3; at += 1) {
      const [before, after, wanted] = [
        await channel(content, at),
        await channel(made, at),
        await channel(style, at),
      ]
      expect([...after].sort(byValue)).toEqual([...wanted].sort(byValue))
      const rank = (values: readonly number[]) =>
        [...values.keys()].sort((a, b) => (values[a] ?? 0) - (values[b] ?? 0))
      expect(rank(after)).toEqual(rank(before))
    }
    disposeTensors([content, style, made])
  })
  await fc.assert(property, { numRuns: 60 })
})

test('a style of another size gives values between its own', async () => {
  const content = randomTensor([4, 4, 2], 1) as Tensor3D
  const style = randomTensor([9, 7, 2], 2, 3, 5) as Tensor3D
  const made = await matchDistribution(content, style)
  for (let at = 0; at < 2; at += 1) {
    const [after, wanted] = [await channel(made, at), await channel(style, at)]
    expect(Math.min(...after)).toBeGreaterThanOrEqual(Math.min(...wanted))
    expect(Math.max(...after)).toBeLessThanOrEqual(Math.max(...wanted))
  }
  disposeTensors([content, style, made])
})

test('a signal aborts it, and nothing is left', async () => {
  const content = randomTensor([4, 4, 2], 1) as Tensor3D
  await expect(
    expectTensors(0, () => matchDistribution(content, content, AbortSignal.abort())),
  ).rejects.toThrow(/abort/i)
  content.dispose()
})
