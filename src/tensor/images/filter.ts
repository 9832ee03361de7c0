/** What one output sample takes of consecutive input samples; positions may lie beyond the ends. */
interface Taps {
  readonly start: number
  readonly weights: readonly number[]
}

/** How samples are weighted when a picture is resized. */
export type ResizeFilter = 'area' | 'bilinear' | 'lanczos3'

/**
 * A linear filter along one axis, from `from` samples to `to`: each output sample is a weighted mean of the input
 * samples around it. Beyond the ends the edge repeats. Its matrix [to, from] is only ever made in blocks.
 */
export class AxisFilter {
  /**
   * @param width most input samples that one output sample looks at.
   * @param taps the weights of an output sample, of any sum but 0; they are made to sum to 1.
   */
  constructor(
    readonly from: number,
    readonly to: number,
    readonly width: number,
    readonly taps: (row: number) => Taps,
  ) {}

  /** The rows first..last (exclusive) of the matrix, row-major, in the columns start..end that they look at. */
  block(first: number, last: number): { start: number; end: number; values: Float32Array } {
    const rows = Array.from({ length: last - first }, (_, i) => this.taps(first + i))
    const start = this.#clamp(Math.min(...rows.map((taps) => taps.start)))
    const end = 1 + this.#clamp(Math.max(...rows.map((taps) => taps.start + taps.weights.length - 1)))
    const values = new Float32Array(rows.length * (end - start))
    rows.forEach((taps, row) => {
      const sum = taps.weights.reduce((total, weight) => total + weight, 0)
      taps.weights.forEach((weight, i) => {
        const at = row * (end - start) + this.#clamp(taps.start + i) - start
        values[at] = (values[at] ?? 0) + weight / sum
      })
    })
    return { start, end, values }
  }

  #clamp(position: number): number {
    return Math.min(this.from - 1, Math.max(0, position))
  }
}

/**
 * `area` averages the stretch that each output sample covers when shrinking (no aliasing, whatever the ratio), and is
 * linear between centers when enlarging. `bilinear` (a triangle) and `lanczos3` (a sinc in a window of three lobes)
 * grow with the ratio when shrinking, so that they do not alias either.
 */
export function resizeFilter(from: number, to: number, filter: ResizeFilter = 'area'): AxisFilter {
  if (filter === 'area' && to < from) return areaFilter(from, to)
  const { radius, weight } = filter === 'lanczos3' ? lanczos3 : triangle
  const ratio = from / to
  const scale = Math.max(1, ratio)
  const reach = radius * scale
  return new AxisFilter(from, to, Math.ceil(2 * reach) + 1, (row) => {
    const center = (row + 0.5) * ratio - 0.5
    const start = Math.ceil(center - reach)
    const count = Math.floor(center + reach) - start + 1
    const weights = Array.from({ length: count }, (_, i) => weight((start + i - center) / scale))
    return { start, weights }
  })
}

/** Gaussian of a standard deviation in samples, cut where a weight falls below a thousandth of the middle's. */
export function gaussianFilter(length: number, deviation: number): AxisFilter {
  const reach = Math.ceil(3.8 * deviation)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2) / (2 * deviation ** 2)),
  )
  return new AxisFilter(length, length, weights.length, (row) => ({ start: row - reach, weights }))
}

const triangle = { radius: 1, weight: (x: number) => Math.max(0, 1 - Math.abs(x)) }

const lanczos3 = {
  radius: 3,
  weight: (x: number) => (Math.abs(x) < 3 ? sinc(x) * sinc(x / 3) : 0),
}

function sinc(x: number): number {
  return x === 0 ? 1 : Math.sin(Math.PI * x) / (Math.PI * x)
}

function areaFilter(from: number, to: number): AxisFilter {
  const ratio = from / to
  return new AxisFilter(from, to, Math.ceil(ratio) + 1, (row) => {
    const begin = row * ratio
    const end = begin + ratio
    const start = Math.floor(begin)
    const count = Math.min(from, Math.ceil(end)) - start
    const weights = Array.from({ length: count }, (_, i) =>
      Math.max(0, Math.min(start + i + 1, end) - Math.max(start + i, begin)),
    )
    return { start, weights }
  })
}
