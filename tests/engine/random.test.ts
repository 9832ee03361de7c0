import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createRandom } from '../../src/engine/random'

function draw(count: number, next: () => number): number[] {
  return Array.from({ length: count }, () => next())
}

function moments(values: readonly number[]) {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const central = (power: number) =>
    values.reduce((sum, value) => sum + (value - mean) ** power, 0) / values.length
  const variance = central(2)
  return { mean, variance, skewness: central(3) / variance ** 1.5, kurtosis: central(4) / variance ** 2 }
}

const COUNT = 200_000

test('the first numbers of seed 1 stay what they are for ever', () => {
  const random = createRandom(1)
  expect(draw(3, random.uniform)).toMatchInlineSnapshot(`
    [
      0.5636717735324055,
      0.5851113414391875,
      0.8959073920268565,
    ]
  `)
  expect(draw(3, random.normal)).toMatchInlineSnapshot(`
    [
      -1.6529274530591842,
      0.804548570914493,
      -0.5497695589327342,
    ]
  `)
})

test('the same seed gives the same numbers, another seed others', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 32 - 1 }), (seed) => {
      const numbers = draw(20, createRandom(seed).uniform)
      expect(draw(20, createRandom(seed).uniform)).toEqual(numbers)
      expect(draw(20, createRandom((seed + 1) % 2 ** 32).uniform)).not.toEqual(numbers)
    }),
  )
})

describe.each([0, 1, 2 ** 31, 2 ** 32 - 1])('seed %i', (seed) => {
  test('uniform: range, moments, even spread, no correlation from one to the next', () => {
    const values = draw(COUNT, createRandom(seed).uniform)
    expect(values.every((value) => value >= 0 && value < 1)).toBe(true)
    const { mean, variance } = moments(values)
    expect(mean).toBeCloseTo(1 / 2, 2)
    expect(variance).toBeCloseTo(1 / 12, 2)
    const bins = new Array<number>(64).fill(0)
    for (const value of values) bins[Math.floor(value * 64)] = (bins[Math.floor(value * 64)] ?? 0) + 1
    const expected = COUNT / 64
    const chi = bins.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
    expect(chi).toBeLessThan(120)
    const lagged = values
      .slice(1)
      .reduce((sum, value, index) => sum + (value - mean) * ((values[index] ?? 0) - mean), 0)
    expect(Math.abs(lagged / COUNT / variance)).toBeLessThan(0.01)
  })

  test('normal: moments, tails, no correlation within a pair', () => {
    const values = draw(COUNT, createRandom(seed).normal)
    const { mean, variance, skewness, kurtosis } = moments(values)
    expect(Math.abs(mean)).toBeLessThan(0.01)
    expect(Math.abs(variance - 1)).toBeLessThan(0.02)
    expect(Math.abs(skewness)).toBeLessThan(0.03)
    expect(Math.abs(kurtosis - 3)).toBeLessThan(0.08)
    const beyond = (limit: number) => values.filter((value) => Math.abs(value) > limit).length / COUNT
    expect(beyond(1)).toBeCloseTo(0.3173, 2)
    expect(beyond(3)).toBeCloseTo(0.0027, 3)
    const pairs = values.filter((_, index) => index % 2 === 0)
    const product = pairs.reduce((sum, value, index) => sum + value * (values[2 * index + 1] ?? 0), 0)
    expect(Math.abs(product / pairs.length)).toBeLessThan(0.015)
  })
})

test('seeds next to each other give streams that have nothing to do with each other', () => {
  const firsts = Array.from({ length: 20_000 }, (_, seed) => createRandom(seed).uniform())
  const { mean, variance } = moments(firsts)
  expect(mean).toBeCloseTo(0.5, 2)
  expect(variance).toBeCloseTo(1 / 12, 2)
})
