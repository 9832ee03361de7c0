import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { srgbColumns } from '../pictures/expected'
import { matrixProfile } from '../pictures/write-profile'
import { judgeProfile, profileCases } from './targets/profiles'

const { getUint8, getUint16, getUint32, getInt32 } = DataView.prototype
let reads = 0

beforeEach(() => {
  const counting = <Rest extends unknown[]>(read: (this: DataView, ...rest: Rest) => number) =>
    function count(this: DataView, ...rest: Rest) {
      reads++
      return read.apply(this, rest)
    }
  Object.assign(DataView.prototype, {
    getUint8: counting(getUint8),
    getUint16: counting(getUint16),
    getUint32: counting(getUint32),
    getInt32: counting(getInt32),
  })
})
afterEach(() => {
  Object.assign(DataView.prototype, { getUint8, getUint16, getUint32, getInt32 })
})

/** Reads by `judgeProfile`, which reads it three times over: of each byte, and of tags and heads. */
const most = (bytes: number) => 3 * (4 * bytes + 3000)

test('3,000 mutated color profiles are read or unknown, and no byte of one is read over and over', () => {
  let [accepted, refused] = [0, 0]
  fc.assert(
    fc.property(profileCases, (bytes) => {
      reads = 0
      if (judgeProfile(bytes)) accepted++
      else refused++
      expect(reads).toBeLessThanOrEqual(most(bytes.length))
    }),
    { numRuns: 3000 },
  )
  expect(Math.min(accepted, refused)).toBeGreaterThan(300)
})

test('a profile of one long curve for everything is read in proportion to its length', () => {
  const of = (entries: number) => {
    const bytes = longCurve(entries)
    reads = 0
    expect(judgeProfile(bytes)).toBe(true)
    return reads
  }
  expect(of(40_000) - of(20_000)).toBeGreaterThan(20_000)
  expect(of(40_000)).toBeLessThanOrEqual(2.1 * of(20_000))
})

/** Its three channels share a curve of so many entries, which is straight. */
function longCurve(entries: number): Uint8Array<ArrayBuffer> {
  const curve = Buffer.alloc(12 + 2 * entries)
  curve.write('curv', 'latin1')
  curve.writeUInt32BE(entries, 8)
  for (let index = 0; index < entries; index++)
    curve.writeUInt16BE(Math.round((65_535 * index) / (entries - 1)), 12 + 2 * index)
  return Uint8Array.from(matrixProfile(srgbColumns, curve))
}
