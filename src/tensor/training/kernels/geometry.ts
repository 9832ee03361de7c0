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
