import type { Box } from '../images/crop'
import type { LayerInfo } from '../networks/plan'

/** A piece of a picture, and what a network has to see to know all there is to know of it. */
export interface Tile {
  /** What the piece is; together they cover the picture, each pixel once. */
  readonly inner: Box
  /** With the margin around, as far as the picture goes. */
  readonly outer: Box
}

/**
 * Cuts a picture into pieces of about equal size.
 *
 * @param side longest side of a piece, without its margin, in px.
 * @param path the layers that look at the pieces: pieces begin where their poolings do, and the margin is as wide as
 * what the deepest one sees around a place, so that in every piece it computes the very numbers of the whole picture.
 */
export function planTiles(
  { width, height }: { readonly width: number; readonly height: number },
  side: number,
  path: readonly LayerInfo[],
): readonly Tile[] {
  const grid = Math.max(1, ...path.map(strideOf))
  const margin = Math.ceil(reachOf(path) / grid) * grid
  const rows = cut(height, side, grid)
  const columns = cut(width, side, grid)
  return rows.flatMap(([top, bottom]) =>
    columns.map(([left, right]) => ({
      inner: box(left, top, right, bottom),
      outer: box(
        Math.max(0, left - margin),
        Math.max(0, top - margin),
        Math.min(width, right + margin),
        Math.min(height, bottom + margin),
      ),
    })),
  )
}

/** How many pixels a place of the layer stands for, along one side. */
export function strideOf({ block }: LayerInfo): number {
  return 2 ** (block - 1)
}

/** How far beyond the pixels that a place of the deepest layer stands for it sees, in px: one place per 3x3 convolution. */
function reachOf(path: readonly LayerInfo[]): number {
  return path.reduce((sum, layer) => sum + strideOf(layer), 0)
}

/** Ranges from 0 to `length` that begin at multiples of `grid`. */
function cut(length: number, side: number, grid: number): readonly (readonly [number, number])[] {
  const count = Math.max(1, Math.ceil(length / Math.max(side, grid)))
  const starts = Array.from(
    { length: count },
    (_, index) => Math.round((index * length) / count / grid) * grid,
  )
  // The last piece must hold at least one place of the deepest layer.
  const usable = [...new Set(starts)].filter((start) => start === 0 || length - start >= grid)
  return usable.map((start, index) => [start, usable[index + 1] ?? length])
}

function box(left: number, top: number, right: number, bottom: number): Box {
  return { x: left, y: top, width: right - left, height: bottom - top }
}
