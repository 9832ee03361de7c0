/**
 * How much of each of `from` samples goes into each of `to`: row-major [to, from]. When shrinking, each output sample
 * averages the stretch it covers (no aliasing, whatever the ratio); when enlarging, it is interpolated linearly between
 * centers, and the edge repeats. Every row sums to 1.
 */
export class FilterMatrix {
  readonly values: Float32Array

  constructor(
    readonly from: number,
    readonly to: number,
  ) {
    this.values = new Float32Array(from * to)
    for (let row = 0; row < to; row++) {
      if (to < from) this.#average(row)
      else this.#interpolate(row)
    }
  }

  /** The half-open range of input samples that the rows first..last (exclusive) look at. */
  reach(first: number, last: number): { readonly start: number; readonly end: number } {
    const ratio = this.from / this.to
    const margin = ratio < 1 ? 1 : 0
    const start = Math.max(0, Math.floor(first * ratio) - margin)
    const end = Math.min(this.from, Math.ceil(last * ratio) + margin)
    return { start, end }
  }

  /** The part of the matrix in rows first..last and columns start..end, row-major. */
  block(first: number, last: number, start: number, end: number): Float32Array {
    const width = end - start
    const block = new Float32Array((last - first) * width)
    for (let row = first; row < last; row++) {
      block.set(this.values.subarray(row * this.from + start, row * this.from + end), (row - first) * width)
    }
    return block
  }

  #average(row: number): void {
    const ratio = this.from / this.to
    const begin = row * ratio
    const end = begin + ratio
    for (let i = Math.floor(begin); i < Math.min(this.from, Math.ceil(end)); i++) {
      const covered = Math.min(i + 1, end) - Math.max(i, begin)
      this.values[row * this.from + i] = Math.max(0, covered) / ratio
    }
  }

  #interpolate(row: number): void {
    const center = ((row + 0.5) * this.from) / this.to - 0.5
    const low = Math.floor(center)
    const weight = center - low
    this.#add(row, low, 1 - weight)
    this.#add(row, low + 1, weight)
  }

  #add(row: number, column: number, weight: number): void {
    const clamped = Math.min(this.from - 1, Math.max(0, column))
    const at = row * this.from + clamped
    this.values[at] = (this.values[at] ?? 0) + weight
  }
}
