import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSpeedBook, speedsOf, withSpeeds } from '../../src/engine/speed-book'
import { readSpeeds, type SpeedRecord, Speeds } from '../../src/engine/speeds'

test('the median of the last few decides', () => {
  const speeds = new Speeds(undefined)
  expect(speeds.time('a', 10)).toBeUndefined()
  expect(speeds.time('a', 0)).toBe(0)
  for (const ms of [10, 1, 1, 1000, 1]) speeds.learn('a', 10, ms)
  expect(speeds.time('a', 100)).toBe(10)
  for (const ms of [2, 2, 2, 2, 2]) speeds.learn('a', 10, ms)
  expect(speeds.time('a', 100)).toBe(20)
})

test('what was measured of like work counts before what was not', () => {
  const speeds = new Speeds(undefined)
  for (const ms of [1, 1, 1, 1]) speeds.learn('a', 10, ms)
  speeds.learn('a', 1000, 50)
  expect(speeds.time('a', 2000)).toBe(100)
  expect(speeds.time('a', 20)).toBe(2)
  expect(speeds.time('a', 1e6)).toBe(1e5)
})

test('what has no work or no time teaches nothing, and is not saved', () => {
  const saved: SpeedRecord[] = []
  const speeds = new Speeds({ known: {}, save: (record) => void saved.push(record) })
  for (const [work, ms] of [
    [0, 5],
    [5, 0],
    [Number.NaN, 5],
  ] as const)
    speeds.learn('a', work, ms)
  speeds.save()
  expect(saved).toEqual([])
  expect(speeds.time('a', 1)).toBeUndefined()
})

test('a book outlives its session, and keeps the backends used last', () => {
  const record = { a: [{ work: 1, ms: 2 }] }
  let book = {}
  for (let i = 0; i < 12; i++) book = withSpeeds(book, `b${i}`, record)
  book = withSpeeds(book, 'b6', {})
  const read = readSpeedBook(JSON.stringify(book))
  expect(read).toEqual(book)
  expect(Object.keys(read)).toEqual(['b4', 'b5', 'b7', 'b8', 'b9', 'b10', 'b11', 'b6'])
  expect(speedsOf(read, 'b5')).toEqual(record)
  expect(speedsOf(read, 'constructor')).toEqual({})
})

test('damaged storage is passed over', () => {
  expect(readSpeedBook(null)).toEqual({})
  expect(readSpeedBook('{')).toEqual({})
  expect(readSpeedBook('[1]')).toEqual({})
  const samples = [{ work: 1, ms: 1 }, { work: -1, ms: 1 }, { work: 1, ms: null }, 'x']
  expect(readSpeeds({ a: samples, b: 'x', c: [] })).toEqual({ a: [{ work: 1, ms: 1 }] })
  fc.assert(
    fc.property(fc.json(), (text) => {
      const speeds = new Speeds({ known: speedsOf(readSpeedBook(text), 'a'), save: () => {} })
      expect(speeds.time('t', 1) ?? 1).toBeGreaterThan(0)
    }),
  )
})
