import { expect, test } from 'vitest'
import { histogramPath, tallest } from '../../../src/editor/viewer/histogram-path'

const box = { width: 4, height: 10 }

test('counts become steps from the ground', () => {
  expect(histogramPath([0, 4, 2, 1], 4, box, false)).toBe('M0 10L0 10L1 10L1 0L2 0L2 5L3 5L3 7.5L4 7.5L4 10Z')
})

test('a logarithmic plot lifts what is rare, and keeps what is none at the ground', () => {
  const [rare, none] = [histogramPath([1], 1000, box, true), histogramPath([0], 1000, box, true)]
  expect(rare).toBe('M0 10L0 9L4 9L4 10Z')
  expect(none).toBe('M0 10L0 10L4 10L4 10Z')
  expect(histogramPath([0, 0], 0, box, false)).not.toContain('NaN')
})

test('a heap of clipped values does not press the rest flat', () => {
  expect(
    tallest([
      [900, 3, 5, 800],
      [0, 2, 7, 1],
    ]),
  ).toBe(7)
  expect(histogramPath([900], 7, box, false)).toBe('M0 10L0 0L4 0L4 10Z')
  expect(tallest([[9, 0, 0, 4]])).toBe(9)
  expect(tallest([])).toBe(0)
})
