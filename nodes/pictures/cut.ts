/** A part of a file, in bytes. */
export interface Range {
  readonly from: number
  readonly to: number
}

/** A copy of the bytes without some ranges, which are in order and do not overlap. */
export function without(bytes: Uint8Array, ranges: readonly Range[]): Uint8Array<ArrayBuffer> {
  const left = bytes.length - ranges.reduce((sum, { from, to }) => sum + to - from, 0)
  const kept = new Uint8Array(left)
  let [read, written] = [0, 0]
  for (const { from, to } of [...ranges, { from: bytes.length, to: bytes.length }]) {
    kept.set(bytes.subarray(read, from), written)
    written += from - read
    read = to
  }
  return kept
}
