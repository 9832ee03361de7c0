import type { Steps } from '../steps'

/** Bins that the values along one direction are counted in. */
const bins = 1024

/** Values that are gone through before events may run: a few milliseconds. */
const valuesPerStep = 2 ** 19

/** How values are spread along each of some directions. */
interface Spread {
  readonly directions: number
  /** Least value of each direction. */
  readonly low: Float32Array
  /** Bins to a unit of each direction. */
  readonly scale: Float32Array
  /** Share of the values below each edge of the bins, [directions, bins + 1]. */
  readonly below: Float32Array
}

/**
 * What moves a picture's distribution along each direction onto that of another: value less where it is to go, as
 * sorting both would match them, but counted in bins, within which values stand evenly. Linear time, and a tenth of what
 * sorting takes.
 *
 * @param values [places, directions]; become the moves.
 * @param wanted [places, directions] of any number of places.
 * @returns the mean of their squares: the sliced Wasserstein distance.
 */
export function* moveApart(values: Float32Array, wanted: Float32Array, directions: number): Steps<number> {
  const have = yield* spreadOf(values, directions)
  const want = yield* spreadOf(wanted, directions)
  const edges = edgesOnto(have, want)
  let sum = 0
  for (const stretch of stretches(values.length, directions)) {
    sum += move(values, stretch, have, edges)
    yield
  }
  return sum / values.length
}

function move(values: Float32Array, [start, end]: Stretch, have: Spread, edges: Float32Array): number {
  const { directions, low, scale } = have
  let sum = 0
  for (let i = start, d = 0; i < end; i++) {
    const value = values[i] ?? 0
    const at = (value - (low[d] ?? 0)) * (scale[d] ?? 0)
    const bin = Math.min(at | 0, bins - 1)
    const first = d * (bins + 1) + bin
    const from = edges[first] ?? 0
    const apart = value - (from + (at - bin) * ((edges[first + 1] ?? 0) - from))
    values[i] = apart
    sum += apart * apart
    d = d + 1 === directions ? 0 : d + 1
  }
  return sum
}

function* spreadOf(values: Float32Array, directions: number): Steps<Spread> {
  const low = new Float32Array(directions).fill(Number.POSITIVE_INFINITY)
  const high = new Float32Array(directions).fill(Number.NEGATIVE_INFINITY)
  for (const stretch of stretches(values.length, directions)) {
    widen(values, stretch, low, high)
    yield
  }
  // Where all values are one, they stand at the start of the first bin.
  const scale = high.map((top, d) => (top > (low[d] ?? 0) ? bins / (top - (low[d] ?? 0)) : 0))
  const counts = new Uint32Array(directions * bins)
  for (const stretch of stretches(values.length, directions)) {
    count(values, stretch, { low, scale, counts })
    yield
  }
  const places = values.length / directions
  const below = new Float32Array(directions * (bins + 1))
  for (let d = 0; d < directions; d++) {
    let sum = 0
    for (let bin = 0; bin < bins; bin++) {
      sum += counts[d * bins + bin] ?? 0
      below[d * (bins + 1) + bin + 1] = sum / places
    }
  }
  return { directions, low, scale, below }
}

function widen(values: Float32Array, [start, end]: Stretch, low: Float32Array, high: Float32Array): void {
  const directions = low.length
  for (let i = start, d = 0; i < end; i++) {
    const value = values[i] ?? 0
    if (value < (low[d] ?? 0)) low[d] = value
    if (value > (high[d] ?? 0)) high[d] = value
    d = d + 1 === directions ? 0 : d + 1
  }
}

function count(
  values: Float32Array,
  [start, end]: Stretch,
  { low, scale, counts }: Pick<Spread, 'low' | 'scale'> & { readonly counts: Uint32Array },
): void {
  const directions = low.length
  for (let i = start, d = 0; i < end; i++) {
    const at = ((values[i] ?? 0) - (low[d] ?? 0)) * (scale[d] ?? 0)
    const bin = d * bins + Math.min(at | 0, bins - 1)
    counts[bin] = (counts[bin] ?? 0) + 1
    d = d + 1 === directions ? 0 : d + 1
  }
}

/** Where the edges of the bins of one distribution go in the other, [directions, bins + 1]. */
function edgesOnto(have: Spread, want: Spread): Float32Array {
  const edges = new Float32Array(have.below.length)
  for (let d = 0; d < have.directions; d++) {
    const first = d * (bins + 1)
    const [low, scale] = [want.low[d] ?? 0, want.scale[d] ?? 0]
    let bin = 0
    for (let edge = 0; edge <= bins; edge++) {
      const share = have.below[first + edge] ?? 0
      while (bin < bins - 1 && (want.below[first + bin + 1] ?? 0) <= share) bin++
      const [from, to] = [want.below[first + bin] ?? 0, want.below[first + bin + 1] ?? 0]
      const inside = to > from ? Math.min(1, (share - from) / (to - from)) : 0
      edges[first + edge] = scale > 0 ? low + (bin + inside) / scale : low
    }
  }
  return edges
}

/** Whole rows of values, from start to end (exclusive). */
type Stretch = readonly [start: number, end: number]

function stretches(length: number, directions: number): Stretch[] {
  const step = Math.max(1, Math.floor(valuesPerStep / directions)) * directions
  return Array.from({ length: Math.ceil(length / step) }, (_, i) => [
    i * step,
    Math.min(length, (i + 1) * step),
  ])
}
