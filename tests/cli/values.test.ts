import { describe, expect, it } from 'vitest'
import { parseValue } from '../../src/cli/values'
import {
  choice,
  color,
  integer,
  multiChoice,
  seed,
  slider,
  text,
  toggle,
  wireWeights,
} from '../../src/core/param'

const say = { label: 'L', doc: 'D.' }
const options = [
  { value: 'max', label: 'Max' },
  { value: 'avg', label: 'Average' },
] as const

const number = slider({ ...say, default: 1, min: 0, max: 2, unit: 'px' })
const whole = integer({ ...say, default: 1, min: 1, max: 9 })
const one = choice({ ...say, default: 'max', options })
const some = multiChoice({ ...say, default: ['max'], options, min: 1 })
const weights = wireWeights({
  ...say,
  input: 'terms',
  weight: { default: 1, min: 0, max: 10, step: 0.1, scale: 'linear' },
})
const wires = ['style.loss', 'content.loss']

describe('parseValue', () => {
  it.each([
    [number, '0.5', 0.5],
    [number, '1e-3', 0.001],
    [whole, '3', 3],
    [number, ' .5 ', 0.5],
    [number, '+1.', 1],
    [seed(say), '4294967295', 4294967295],
    [toggle({ ...say, default: false }), 'true', true],
    [one, 'avg', 'avg'],
    [some, 'max, avg,max', ['max', 'avg']],
    [text({ ...say, default: '' }), '', ''],
    [color({ ...say, default: '#000000' }), '#A0C4FF', '#A0C4FF'],
    [weights, '{"style.loss": 0.5}', { 'style.loss': 0.5 }],
  ])('reads %#', (spec, value, expected) => {
    expect(parseValue(spec, value, wires)).toEqual(expected)
  })

  it.each([
    [number, '3', /above its maximum of 2 px\. Set it to a value from 0 to 2/],
    [number, '', /must be a number/],
    [number, '1,000', /must be a number.* without separators, such as 1000/],
    [whole, '1 000', /a whole number.* without separators/],
    [seed(say), '１２', /a whole number.* in plain digits/],
    [number, '0x1', /must be a number/],
    [number, 'Infinity', /must be a number/],
    [weights, '{"style.loss": 1,000}', /a weight for each wire/],
    [number, 'NaN', /a number/],
    [whole, '1.5', /a whole number/],
    [whole, '10', /from 1 to 9/],
    [seed(say), '-1', /from 0/],
    [toggle({ ...say, default: false }), 'yes', /true or false/],
    [one, 'min', /no option “min”\. Choose among: max, avg/],
    [some, '', /at least 1/],
    [some, 'max,min', /no option “min”/],
    [text({ ...say, default: '', maxLength: 3 }), 'long', /longer than 3/],
    [color({ ...say, default: '#000000' }), 'red', /color/],
    [weights, '[1]', /a weight for each wire/],
    [weights, 'x', /a weight for each wire/],
    [weights, '{"tv.loss": 1}', /No wire comes from tv\.loss\. There are style\.loss, content\.loss/],
    [weights, '{"style.loss": 11}', /from 0 to 10/],
    [weights, '{"style.loss": "a"}', /a number/],
  ])('refuses %#', (spec, value, message) => {
    expect(() => parseValue(spec, value, wires)).toThrow(message)
  })
})
