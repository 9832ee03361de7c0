import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keepList, keepSame } from '../../src/editor/canvas/keep-same'
import { isEqual } from '../../src/editor/lib/equal'

const item = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  data: fc.record({ color: fc.constantFrom('red', 'blue'), points: fc.array(fc.nat(2), { maxLength: 2 }) }),
})
const list = fc.uniqueArray(item, { selector: ({ id }) => id })

test('what equals something from before is that very object, and nothing else changes', () => {
  fc.assert(
    fc.property(list, list, (previous, next) => {
      const kept = keepSame(previous, next)
      expect(kept).toEqual(next)
      for (const [index, one] of kept.entries()) {
        const before = previous.find(({ id }) => id === one.id)
        expect(one).toBe(before && isEqual(before, next[index]) ? before : next[index])
      }
      expect(keepSame(kept, structuredClone(next))).toBe(kept)
    }),
  )
})

test('equality is of content, with all of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(isEqual(value, structuredClone(value))).toBe(true)
    }),
  )
  expect(isEqual({ a: 1 }, { a: 1, b: undefined })).toBe(false)
  expect(isEqual({ a: undefined }, { b: undefined })).toBe(false)
  expect(isEqual([1], { 0: 1 })).toBe(false)
  expect(isEqual([1, 2], [2, 1])).toBe(false)
})

test('a list of the same items is the list from before', () => {
  const [a, b] = [{ id: 'a' }, { id: 'b' }]
  const before = [a, b]
  expect(keepList(before, [a, b])).toBe(before)
  expect(keepList(before, [b, a])).toEqual([b, a])
  expect(keepList(before, [a])).toEqual([a])
})
