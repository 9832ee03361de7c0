/** Where tiles of one size lie on a picture, row by row from the upper left. In px. */
export interface Tiling {
  readonly width: number
  readonly height: number
  readonly tileWidth: number
  readonly tileHeight: number
  /** Left edges of the columns and upper edges of the rows, ascending. */
  readonly lefts: readonly number[]
  readonly tops: readonly number[]
}

/**
 * As few tiles as cover a picture with at least the given overlap, spread evenly so that the last ends with the
 * picture. A tile is never larger than the picture.
 *
 * @param tile side of a tile, in px.
 * @param overlap in px, less than `tile`.
 */
export function tilingOf(
  { width, height }: { readonly width: number; readonly height: number },
  tile: number,
  overlap: number,
): Tiling {
  const tileWidth = Math.min(tile, width)
  const tileHeight = Math.min(tile, height)
  return {
    width,
    height,
    tileWidth,
    tileHeight,
    lefts: starts(width, tileWidth, overlap),
    tops: starts(height, tileHeight, overlap),
  }
}

function starts(length: number, tile: number, overlap: number): number[] {
  if (tile >= length) return [0]
  const count = Math.ceil((length - overlap) / Math.max(1, tile - overlap))
  return Array.from({ length: count }, (_, i) => Math.round((i * (length - tile)) / (count - 1)))
}

export function tileCount({ lefts, tops }: Tiling): number {
  return lefts.length * tops.length
}

/**
 * How much of a tile counts at each of its pixels along one axis: 1 in the middle, falling smoothly where the
 * neighbors overlap it, never quite 0.
 */
export function tileWeights(starts: readonly number[], index: number, length: number): Float64Array {
  const start = starts[index] ?? 0
  const before = starts[index - 1]
  const after = starts[index + 1]
  const left = before === undefined ? 0 : Math.max(0, before + length - start)
  const right = after === undefined ? 0 : Math.max(0, start + length - after)
  return Float64Array.from({ length }, (_, i) => ramp(i + 0.5, left) * ramp(length - i - 0.5, right))
}

/** Half a cosine wave, from 0 at the edge to 1 after `overlap`. */
function ramp(distance: number, overlap: number): number {
  if (distance >= overlap) return 1
  return 0.5 - 0.5 * Math.cos((Math.PI * distance) / overlap)
}
