import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  fromPosition,
  type NumberRange,
  nudge,
  sliderSteps,
  toPosition,
} from '../../src/editor/params/number'
import { decimalSign, parseNumber } from '../../src/editor/params/parse-number'

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
  expect(parseNumber(sizes, '99.6')).toEqual({ ok: false, fault: 'notWhole' })
  expect(parseNumber(log, '1e6')).toEqual({ ok: true, value: 1e6 })
  expect(parseNumber(linear, '2')).toEqual({ ok: false, fault: 'outOfRange' })
  expect(parseNumber(linear, '')).toEqual({ ok: false, fault: 'notANumber' })
  expect(parseNumber(linear, 'abc')).toEqual({ ok: false, fault: 'notANumber' })
})

describe('what is typed', () => {
  const any = { ...linear, min: -1e12, max: 1e12 }
  const whole = { ...any, integer: true }
  const numberIn = (range: NumberRange, text: string, language = 'en') => {
    const parsed = parseNumber(range, text, decimalSign(language))
    return parsed.ok ? parsed.value : parsed.fault
  }

  test.each([
    ['1,000', 1000],
    ['10,000', 10_000],
    ['1,234,567.5', 1_234_567.5],
    ['10 000', 10_000],
    ['10\u00a0000', 10_000],
    ['10\u202f000,5', 10_000.5],
    ['1’000', 1000],
    ["1'000'000.25", 1_000_000.25],
    ['１０００', 1000],
    ['１，０００．５', 1000.5],
    ['１　０００', 1000],
    ['－０。５', -0.5],
    ['−3', -3],
    ['+3', 3],
    ['1e-3', 0.001],
    ['１ｅ３', 1000],
    ['1,000E+2', 100_000],
    ['0,005', 0.005],
    ['0,0005', 0.0005],
    [',125', 0.125],
    ['3,5', 3.5],
    ['12,25', 12.25],
    ['1000,5', 1000.5],
    ['1.000', 1],
    ['.5', 0.5],
    ['5.', 5],
  ])('%s is %d', (text, value) => expect(numberIn(any, text)).toBe(value))

  test.each([
    '1,0000',
    '1,00,000',
    '1000,000',
    '1,000 000',
    '1 00',
    '1.000,5',
    '1.000.000',
    '1.2.3',
    '0,000,000',
    '01,000',
    '1,000,',
  ])('%s can mean several numbers, or none', (text) => expect(numberIn(any, text)).toBe('unclear'))

  test.each([
    '',
    ' ',
    '-',
    ',',
    '.',
    'e5',
    '0x10',
    '10²',
    '½',
    '1k',
    '1e',
    'Infinity',
    'NaN',
    '1 px',
    '--1',
    '一千',
  ])('%j is no number', (text) => expect(numberIn(any, text)).toBe('notANumber'))

  test('is cut and rounded nowhere in a field for whole numbers', () => {
    expect(numberIn(whole, '10,000')).toBe(10_000)
    expect(numberIn(whole, '5.0')).toBe(5)
    expect(numberIn(whole, '1.5e3')).toBe(1500)
    for (const text of ['99.6', '.5', '１．２', '15e-1']) expect(numberIn(whole, text)).toBe('notWhole')
    for (const text of ['1,5', '10,00', '1.000', '12.000', '1,0000'])
      expect(numberIn(whole, text)).toBe('unclear')
  })

  test('below zero by nothing is zero', () => expect(numberIn(any, '-0')).toBe(0))

  test('follows the language', () => {
    expect(decimalSign('zh')).toBe('.')
    expect(numberIn(any, '1.000', 'de')).toBe(1000)
    expect(numberIn(any, '1,000', 'de')).toBe(1)
    expect(numberIn(any, '1.000,5', 'de')).toBe(1000.5)
    expect(numberIn(any, '1.5', 'de')).toBe(1.5)
  })

  test('as any language writes it is read back in that language, and never as another number', () => {
    const languages = fc.constantFrom('en', 'zh', 'de', 'fr', 'de-CH')
    const numbers = fc.oneof(
      fc.integer({ min: -1e9, max: 1e9 }),
      fc.integer({ min: -1e9, max: 1e9 }).map((value) => value / 1000),
    )
    fc.assert(
      fc.property(languages, numbers, (language, value) => {
        const text = new Intl.NumberFormat(language, { maximumFractionDigits: 3 }).format(value)
        expect(numberIn(any, text, language)).toBe(value)
      }),
    )
  })

  test('of digits and signs in any order is the number of all its digits, or none', () => {
    const signs = [...'0123456789,. ’'] as const
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...signs), { maxLength: 9 }), (typed) => {
        const text = typed.join('').trim()
        const parsed = parseNumber({ ...any, max: Number.MAX_VALUE }, text)
        if (!parsed.ok) return
        const significant = (digits: string) => digits.replaceAll(/\D/g, '').replaceAll(/^0+|0+$/g, '')
        const [digits = ''] = parsed.value.toPrecision(12).split('e')
        expect(significant(text)).toBe(significant(digits))
      }),
      { examples: [[[...'3000000,9'] as (typeof signs)[number][]]] },
    )
  })
})
