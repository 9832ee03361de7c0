export interface ConvolutionGeometry {
  /** Side of the square kernel. */
  readonly kernel: number
  readonly stride: number
  /** Zeros on each side. */
  readonly padding: number
}

/** Of a picture or an activation. */
export interface Sides {
  readonly height: number
  readonly width: number
}

/** Before and after, or first and last, of rows or of columns. */
export type Pair = [number, number]

/** Indices of rows, columns or pictures; `end` is exclusive. */
export interface Range {
  readonly start: number
  readonly end: number
}

/** What a convolution reads along one axis, and the zeros around it. */
export interface Reach extends Range {
  readonly pad: Pair
}

/** All of an axis. */
export function whole(side: number, padding = 0): Reach {
  return { start: 0, end: side, pad: [padding, padding] }
}

export function outputSide(side: number, { kernel, stride, padding }: ConvolutionGeometry): number {
  return Math.floor((side + 2 * padding - kernel) / stride) + 1
}

/** The rows of x, of so many, that some of the rows of the result see; there must be one. */
export function reachOf(
  { start, end }: Range,
  rows: number,
  height: number,
  { kernel, stride, padding }: ConvolutionGeometry,
): Reach {
  if (end - start === rows) return whole(height, padding)
  const above = stride * start - padding
  const below = stride * (end - 1) - padding + kernel
  const [first, last] = [Math.max(0, above), Math.min(height, below)]
  return { start: first, end: last, pad: [first - above, below - last] }
}
