import type { AlignedData } from 'uplot'

export type YScale = 'log' | 'linear'

/** Part of the x axis; null is all of it. */
export type XRange = readonly [from: number, to: number] | null

export interface Curves {
  readonly x: readonly number[]
  /** Each as long as `x`. */
  readonly curves: Readonly<Record<string, readonly number[]>>
}

/**
 * Curves in the form uPlot takes; null leaves a gap. A logarithmic axis has no place for 0, such as the content loss
 * of the content itself.
 */
export function alignedData({ x, curves }: Curves, scale: YScale): AlignedData {
  const shown = (value: number | undefined) =>
    value !== undefined && Number.isFinite(value) && (scale === 'linear' || value > 0) ? value : null
  return [[...x], ...Object.values(curves).map((values) => x.map((_, index) => shown(values[index])))]
}

/** Logarithmic, unless there are numbers below 0, such as the scores of a discriminator, which would be gaps there. */
export function scaleFor(curves: Curves['curves']): YScale {
  return Object.values(curves).some((values) => values.some((value) => value < 0)) ? 'linear' : 'log'
}

/** The whole of the x axis. */
export function extent(x: readonly number[]): readonly [number, number] {
  return [x[0] ?? 0, x.at(-1) ?? 0]
}

/** Zooms by `factor` (2 shows half as much) around the middle; null when all is shown then. */
export function zoomRange(x: readonly number[], range: XRange, factor: number): XRange {
  const [from, to] = range ?? extent(x)
  const half = (to - from) / 2 / factor
  const middle = (from + to) / 2
  return within(x, middle - half, middle + half)
}

/** Moves by a part of what is shown. */
export function panRange(x: readonly number[], range: XRange, part: number): XRange {
  if (!range) return null
  const [first, last] = extent(x)
  const [from, to] = range
  const step = Math.max(first - from, Math.min(last - to, (to - from) * part))
  return [from + step, to + step]
}

function within(x: readonly number[], from: number, to: number): XRange {
  const [first, last] = extent(x)
  const least = (last - first) / Math.max(1, x.length - 1)
  if (to - from < least) return [(from + to - least) / 2, (from + to + least) / 2]
  return from <= first && to >= last ? null : [Math.max(first, from), Math.min(last, to)]
}
