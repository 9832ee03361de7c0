import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { LinePoint } from '../../src/tensor/optimize/line-search'
import { beginSearch, continueSearch } from '../../src/tensor/optimize/line-search'

type Line = (length: number) => { readonly value: number; readonly slope: number }

/** Where the search ends and after how many evaluations. */
function searchAlong(line: Line): { kind: string; start: LinePoint; end: LinePoint; evaluations: number } {
  const at = (length: number): LinePoint => ({ length, ...line(length) })
  const start = at(0)
  let search = beginSearch(start.value, start.slope)
  for (let evaluations = 1; evaluations < 100; evaluations++) {
    const point = at(search.trial)
    const verdict = continueSearch(search, point)
    if (verdict.kind === 'accept') return { kind: 'accept', start, end: point, evaluations }
    if (verdict.kind === 'settle') return { kind: 'settle', start, end: search.low, evaluations }
    search = verdict.search
    expect(search.low, 'the low end was evaluated, and is not above the start').toEqual(at(search.low.length))
    expect(search.low.value).toBeLessThanOrEqual(start.value + 1e-6 * Math.abs(start.value))
  }
  throw new Error('The search does not end.')
}

function expectWolfe(line: Line) {
  const { kind, start, end } = searchAlong(line)
  expect(kind).toBe('accept')
  expect(end.value).toBeLessThanOrEqual(
    start.value + 1e-4 * end.length * start.slope + 2e-6 * Math.abs(start.value),
  )
  expect(Math.abs(end.slope)).toBeLessThanOrEqual(0.9 * Math.abs(start.slope))
}

/** A parabola with its least value at `least`. */
const parabola =
  (least: number): Line =>
  (x) => ({ value: (x - least) ** 2, slope: 2 * (x - least) })

describe('a line search', () => {
  test('takes length 1 at once where it is the minimum', () => {
    expect(searchAlong(parabola(1))).toMatchObject({ kind: 'accept', evaluations: 1, end: { length: 1 } })
  })

  test('finds points with the strong Wolfe conditions on parabolas, near and far', () => {
    fc.assert(
      fc.property(fc.double({ min: -3, max: 2, noNaN: true }), (power) => expectWolfe(parabola(10 ** power))),
    )
  })

  test('finds them on waves on a slope', () => {
    const wave = fc.record({
      height: fc.double({ min: 0, max: 0.5, noNaN: true }),
      speed: fc.double({ min: 0.5, max: 6, noNaN: true }),
      least: fc.double({ min: 0.2, max: 5, noNaN: true }),
    })
    fc.assert(
      fc.property(wave, ({ height, speed, least }) => {
        expectWolfe((x) => ({
          value: (x - least) ** 2 + height * (1 - Math.cos(speed * x)),
          slope: 2 * (x - least) + height * speed * Math.sin(speed * x),
        }))
      }),
    )
  })

  test('gives up at the start where its slope is a lie', () => {
    const { kind, end } = searchAlong((x) => ({ value: 1 + x, slope: -1 }))
    expect(kind).toBe('settle')
    expect(end.length).toBeLessThan(1e-6)
  })

  test('ends where the function falls for ever', () => {
    const { kind, evaluations } = searchAlong((x) => ({ value: -x, slope: -1 }))
    expect(kind).toBe('accept')
    expect(evaluations).toBeLessThan(20)
  })
})
