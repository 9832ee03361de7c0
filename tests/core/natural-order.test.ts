import fc from 'fast-check'
import { expect, test } from 'vitest'
import { naturalOrder } from '../../src/core/natural-order'

const name = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.stringMatching(/^[ab_ /.0-9AÄé]{0,10}$/),
  fc.string({ unit: 'binary', maxLength: 6 }),
)

test('names stand as people number them', () => {
  const ordered = [
    '1.png',
    '02.png',
    '2.png',
    '2b.png',
    '10.png',
    'a.png',
    'B.png',
    'c100000000000000000000000.png',
    'c100000000000000000000001.png',
    'c 2.png',
    'c 10.png',
    'd/2.png',
    'd/10.png',
    'd 1/1.png',
  ]
  const shuffled = [...ordered].reverse()
  expect(shuffled.sort(naturalOrder)).toEqual(ordered)
})

test('the order is total: the same list whatever the order it comes in, and only equal names are equal', () => {
  fc.assert(
    fc.property(name, name, name, (a, b, c) => {
      expect(Math.sign(naturalOrder(a, b))).toBe(-Math.sign(naturalOrder(b, a)) + 0)
      expect(naturalOrder(a, b) === 0).toBe(a === b)
      if (naturalOrder(a, b) <= 0 && naturalOrder(b, c) <= 0)
        expect(naturalOrder(a, c)).toBeLessThanOrEqual(0)
    }),
    { numRuns: 3000 },
  )
})

test('numbers that are written out alike differ by their value', () => {
  fc.assert(
    fc.property(fc.nat(), fc.nat(), (a, b) => {
      expect(Math.sign(naturalOrder(`x${a}.png`, `x${b}.png`))).toBe(Math.sign(a - b))
    }),
  )
})
