/** Bins from 0 to 1: sixteen for each step of 8 bits. */
const bins = 4096

/** Which share of values lies below a value, and the reverse; between bins it goes in straight lines. */
export class Distribution {
  /** Share of values below the center of each bin, its own half included; with one more bin on either side. */
  readonly #below = new Float64Array(bins + 2)

  /** @param counts of values in each bin, from 0 to 1. */
  constructor(counts: Float64Array) {
    const total = counts.reduce((sum, count) => sum + count, 0)
    let sum = 0
    for (let bin = 0; bin < bins; bin++) {
      const count = counts[bin] ?? 0
      this.#below[bin + 1] = (sum + count / 2) / total
      sum += count
    }
    this.#below[bins + 1] = 1
  }

  shareBelow(value: number): number {
    const place = Math.min(bins + 1, Math.max(0, value * bins + 0.5))
    const bin = Math.min(bins, Math.floor(place))
    const low = this.#below[bin] ?? 0
    return low + (place - bin) * ((this.#below[bin + 1] ?? 1) - low)
  }

  /** The value below which such a share lies. */
  valueAt(share: number): number {
    let bin = 0
    let end = bins + 1
    while (end - bin > 1) {
      const middle = (bin + end) >> 1
      if ((this.#below[middle] ?? 1) <= share) bin = middle
      else end = middle
    }
    const low = this.#below[bin] ?? 0
    const step = (this.#below[bin + 1] ?? 1) - low
    return Math.min(1, Math.max(0, (bin - 0.5 + (step > 0 ? (share - low) / step : 0)) / bins))
  }
}

export function emptyCounts(): Float64Array {
  return new Float64Array(bins)
}

/** Counts every `step`th value, beginning with number `first`; what lies outside of 0..1 counts as the end. */
export function count(values: Float32Array, first: number, step: number, counts: Float64Array): void {
  for (let at = first; at < values.length; at += step) {
    const bin = Math.min(bins - 1, Math.max(0, Math.floor((values[at] ?? 0) * bins)))
    counts[bin] = (counts[bin] ?? 0) + 1
  }
}
