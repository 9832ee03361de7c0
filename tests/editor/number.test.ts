import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromPosition,
  type NumberRange,
  nudge,
  parseNumber,
  sliderSteps,
  toPosition,
} from '../../src/editor/params/number'

const linear: NumberRange = { min: 0, max: 1, step: 0.01, scale: 'linear', integer: false }
const log: NumberRange = {
  min: 0,
  max: 1e12,
  track: { min: 0.001, max: 100 },
  step: 0.01,
  scale: 'log',
  integer: false,
}
const sizes: NumberRange = { min: 16, max: 4096, step: 1, scale: 'log', integer: true }
const fromZero: NumberRange = { min: 0, max: 10, step: 0.1, scale: 'log', integer: false }
const ranges = [linear, log, sizes, fromZero]

describe('slider', () => {
  test.each(ranges)('covers its track and never leaves the range: %j', (range) => {
    const track = range.track ?? range
    expect(fromPosition(range, 0)).toBe(track.min)
    expect(fromPosition(range, sliderSteps)).toBe(track.max)
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sliderSteps }), (position) => {
        const value = fromPosition(range, position)
        expect(value).toBeGreaterThanOrEqual(range.min)
        expect(value).toBeLessThanOrEqual(range.max)
      }),
    )
  })

  test.each(ranges)('a value comes back to about its place: %j', (range) => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: sliderSteps }), (position) => {
        const value = fromPosition(range, position)
        const again = fromPosition(range, toPosition(range, value))
        expect(Math.abs(again - value)).toBeLessThanOrEqual(Math.max(range.step, Math.abs(value) * 0.02))
      }),
    )
  })

  test('values outside the track stand at its ends', () => {
    expect(toPosition(log, 0)).toBe(0)
    expect(toPosition(log, 1e9)).toBe(sliderSteps)
  })
})

test('arrow keys move by a step, or in proportion on a logarithmic scale', () => {
  expect(nudge(linear, 0.5, 1)).toBe(0.51)
  expect(nudge(linear, 1, 1)).toBe(1)
  expect(nudge(log, 1, 1)).toBe(1.05)
  expect(nudge(log, 0, 1)).toBe(0.01)
  expect(nudge(sizes, 16, -1)).toBe(16)
  expect(nudge(sizes, 384, 1)).toBe(403)
})

test('what is typed is a number in range, with either decimal sign', () => {
  expect(parseNumber(linear, ' 0,25 ')).toEqual({ ok: true, value: 0.25 })
  expect(parseNumber(sizes, '99.6')).toEqual({ ok: true, value: 100 })
  expect(parseNumber(log, '1e6')).toEqual({ ok: true, value: 1e6 })
  expect(parseNumber(linear, '2')).toEqual({ ok: false, fault: 'outOfRange' })
  expect(parseNumber(linear, '')).toEqual({ ok: false, fault: 'notANumber' })
  expect(parseNumber(linear, 'abc')).toEqual({ ok: false, fault: 'notANumber' })
})
