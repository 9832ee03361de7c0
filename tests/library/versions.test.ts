import fc from 'fast-check'
import { expect, test } from 'vitest'
import { thinVersions, versionDue } from '../../src/editor/library/versions'

const minute = 60_000

test('work of some minutes is one version', () => {
  expect(versionDue(0, 4 * minute)).toBe(false)
  expect(versionDue(0, 5 * minute)).toBe(true)
  // A clock that was set back.
  expect(versionDue(10 * minute, 0)).toBe(true)
})

test('thinning holds the limits, never takes the newest, and takes nothing without need', () => {
  const version = fc.record({
    gap: fc.integer({ min: 0, max: 24 * 60 * minute }),
    textBytes: fc.nat(1000),
    why: fc.constantFrom('auto' as const, 'saved' as const, 'opened' as const),
  })
  fc.assert(
    fc.property(
      fc.array(version, { minLength: 1 }),
      fc.integer({ min: 1, max: 20 }),
      fc.nat(5000),
      (gaps, count, bytes) => {
        let at = 0
        const versions = gaps.map(({ gap, ...rest }, number) => {
          at += gap
          return { ...rest, number, at }
        })
        const gone = new Set(thinVersions(versions, at, { count, bytes }))
        const kept = versions.filter(({ number }) => !gone.has(number))
        const total = kept.reduce((sum, { textBytes }) => sum + textBytes, 0)
        expect(kept.at(-1)).toBe(versions.at(-1))
        expect(kept.length === 1 || (kept.length <= count && total <= bytes)).toBe(true)
        const all = versions.reduce((sum, { textBytes }) => sum + textBytes, 0)
        if (versions.length <= count && all <= bytes) expect(gone.size).toBe(0)
      },
    ),
  )
})

test('what was saved on purpose outlives what came by itself, and old versions lie further apart', () => {
  const versions = Array.from({ length: 200 }, (_, number) => ({
    number,
    at: number * 5 * minute,
    why: number === 20 ? ('saved' as const) : ('auto' as const),
    textBytes: 1,
  }))
  const gone = new Set(thinVersions(versions, 200 * 5 * minute, { count: 20, bytes: 1e6 }))
  const kept = versions.filter(({ number }) => !gone.has(number)).map(({ number }) => number)
  expect(kept).toContain(20)
  const inHalf = (from: number, to: number) => kept.filter((number) => number >= from && number < to).length
  expect(inHalf(100, 200)).toBeGreaterThan(inHalf(0, 100))
})
