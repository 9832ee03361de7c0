import { expect, test } from 'vitest'
import { alignedData, panRange, scaleFor, zoomRange } from '../../../src/editor/previews/curves'

const x = [0, 10, 20, 30, 40]

test('a logarithmic axis leaves gaps where it has no place; a linear one only where there is no number', () => {
  const series = { x: [0, 1, 2], curves: { total: [1, 0, -2], style: [Number.NaN, 3] } }
  expect(alignedData(series, 'log')).toEqual([
    [0, 1, 2],
    [1, null, null],
    [null, 3, null],
  ])
  expect(alignedData(series, 'linear')).toEqual([
    [0, 1, 2],
    [1, 0, -2],
    [null, 3, null],
  ])
})

test('zooming in halves what is seen and stops at two points; zooming out ends at all of it', () => {
  const near = zoomRange(x, null, 2)
  expect(near).toEqual([10, 30])
  expect(zoomRange(x, [18, 22], 2)).toEqual([15, 25])
  expect(zoomRange(x, near, 0.5)).toBeNull()
  expect(zoomRange(x, [0, 10], 0.5)).toEqual([0, 15])
})

test('panning stays on the axis', () => {
  expect(panRange(x, [10, 20], 0.5)).toEqual([15, 25])
  expect(panRange(x, [10, 20], -4)).toEqual([0, 10])
  expect(panRange(x, [25, 35], 4)).toEqual([30, 40])
  expect(panRange(x, null, 1)).toBeNull()
})

test('an axis is logarithmic where no number is below 0', () => {
  expect(scaleFor({ loss: [3, 0.01, 0] })).toBe('log')
  expect(scaleFor({})).toBe('log')
  expect(scaleFor({ loss: [3, 0.01], score: [1, -0.5, 2] })).toBe('linear')
  expect(scaleFor({ loss: [Number.NaN, 1] })).toBe('log')
})
