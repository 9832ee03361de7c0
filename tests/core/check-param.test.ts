import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkParam } from '../../src/core/check-param'
import * as param from '../../src/core/param'
import { resolveParams } from '../../src/core/resolve-params'
import { json } from './arbitrary'

const words = { label: 'Radius', doc: '' }
const options = [
  { value: 'a', label: 'A' },
  { value: 'b', label: 'B' },
]
const hash = 'a'.repeat(64)
const weight = { default: 1, min: 0, max: 10, step: 1, scale: 'linear' } as const

const number = param.slider({ ...words, unit: 'px', default: 1, min: 0, max: 64 })
const integer = param.integer({ ...words, default: 1, min: 0, max: 64 })
const choice = param.choice({ ...words, options, default: 'a' })
const several = param.multiChoice({ ...words, options, default: ['a'], min: 1 })
const toggle = param.toggle({ ...words, default: false })
const text = param.text({ ...words, default: '', maxLength: 3 })
const color = param.color({ ...words, default: '#000000' })
const file = param.file({ ...words, accept: [], maxBytes: 1 })
const optionalFile = param.file({ ...words, accept: [], maxBytes: 1, optional: true })
const painting = param.painting({ ...words, over: 'image', accept: [], maxBytes: 1 })
const files = param.files({ ...words, accept: [], maxBytes: 1, maxFiles: 2, maxBytesInAll: 2 })
const seed = param.seed(words)
const weights = param.wireWeights({ ...words, input: 'losses', weight })
const all = [
  number,
  integer,
  choice,
  several,
  toggle,
  text,
  color,
  file,
  optionalFile,
  painting,
  files,
  seed,
  weights,
]

describe('values that fit', () => {
  test.each([
    [number, [0, 64, 0.5]],
    [integer, [0, 64]],
    [choice, ['a', 'b']],
    [several, [['a'], ['b', 'a']]],
    [toggle, [true, false]],
    [text, ['', 'abc']],
    [color, ['#ffFF00']],
    [file, [{ asset: hash }]],
    [painting, [null, { asset: hash }]],
    [optionalFile, [null]],
    [files, [[{ asset: hash }], [{ asset: hash }, { asset: hash }]]],
    [seed, [0, 2 ** 32 - 1]],
    [weights, [{}, { 'a.loss': 10 }]],
  ])('$kind', (spec, values) => {
    for (const value of values) expect(checkParam(spec, value)).toBeUndefined()
  })
})

describe('values that do not', () => {
  test.each([
    [number, 100, 'Radius is 100 px, above its maximum of 64 px.'],
    [number, -1, 'Radius is -1 px, below its minimum of 0 px.'],
    [number, '3', 'Radius must be a number.'],
    [number, Number.NaN, 'Radius must be a number.'],
    [integer, 1.5, 'Radius must be a whole number.'],
    [integer, 65, 'Radius is 65, above its maximum of 64.'],
    [choice, 'c', 'Radius has no option “c”.'],
    [choice, 1, 'Radius must be one of its options.'],
    [several, [], 'Radius has 0 chosen and needs at least 1.'],
    [several, ['c'], 'Radius has no option “c”.'],
    [several, ['a', 'a'], 'Radius must be a list in which no option stands twice.'],
    [several, 'a', 'Radius must be a list of its options.'],
    [toggle, 1, 'Radius must be on or off (true or false).'],
    [text, 'abcd', 'Radius is longer than 3 characters.'],
    [text, null, 'Radius must be text.'],
    [color, 'red', 'Radius must be a color such as #336699.'],
    [file, null, 'Radius: no file is chosen.'],
    [file, { asset: 'x' }, 'Radius must be a file: { "asset": its SHA-256 }.'],
    [files, [], 'Radius: no file is chosen.'],
    [files, { asset: hash }, 'Radius must be a list of files, each { "asset": its SHA-256 }.'],
    [files, [{ asset: hash }, null], 'Radius must be a list of files, each { "asset": its SHA-256 }.'],
    [files, Array(3).fill({ asset: hash }), 'Radius: there are 3 files, and at most 2 can be used.'],
    [seed, -1, 'Radius must be a whole number from 0 to 4294967295.'],
    [seed, 2 ** 32, 'Radius must be a whole number from 0 to 4294967295.'],
    [weights, { 'a.loss': 11 }, 'Radius of a.loss is 11, above its maximum of 10.'],
    [weights, { 'a.loss': '1' }, 'Radius must be a number for each wire.'],
    [weights, [1], 'Radius must be a weight for each wire.'],
  ])('$kind %j', (spec, value, message) => {
    const fault = checkParam(spec, value)
    expect(fault?.message).toBe(message)
    expect(fault?.remedy).not.toBe('')
  })
})

test('any value of any kind is judged without throwing', () => {
  fc.assert(fc.property(fc.constantFrom(...all), json, (spec, value) => void checkParam(spec, value)))
})

test('params are filled in: defaults, and weights in the order of the wires', () => {
  const definition = { params: { number, weights, choice } }
  const stored = { number: 3, unknown: 1, weights: { 'b.loss': 5, 'gone.loss': 7 } }
  const sources = {
    losses: [
      { node: 'a', port: 'loss' },
      { node: 'b', port: 'loss' },
    ],
  }
  expect(resolveParams({ params: stored }, definition, sources)).toEqual({
    number: 3,
    weights: [1, 5],
    choice: 'a',
  })
  expect(resolveParams({ params: {} }, definition, {})).toEqual({ number: 1, weights: [], choice: 'a' })
})
