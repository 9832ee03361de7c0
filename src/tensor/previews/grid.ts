import type { Pixels } from '../images/pixels'
import type { Pacer } from '../pause'

/** Between the tiles of a grid. In px. */
export const tileGap = 2

/** Tiles of one size in rows, from the left. Lengths in px of the picture. */
export interface Grid {
  readonly columns: number
  readonly tile: { readonly width: number; readonly height: number }
  readonly gap: number
  /** What each tile shows. */
  readonly channels: readonly number[]
}

export type GridPicture = Pixels & { readonly grid: Grid }

interface Tiles {
  readonly size: { readonly width: number; readonly height: number }
  readonly channels: readonly number[]
  readonly columns: number
}

/** Lays values [h, w, tiles] out as grey tiles on a transparent ground, each stretched to its own maximum. */
export async function layOut(
  values: Float32Array,
  { size, channels, columns }: Tiles,
  pacer: Pacer,
): Promise<GridPicture> {
  const count = channels.length
  const rows = Math.ceil(count / columns)
  const width = columns * (size.width + tileGap) - tileGap
  const height = rows * (size.height + tileGap) - tileGap
  const data = new Uint8ClampedArray(width * height * 4)
  for (let tile = 0; tile < count; tile++) {
    const left = (tile % columns) * (size.width + tileGap)
    const top = Math.floor(tile / columns) * (size.height + tileGap)
    const scale = 255 / Math.max(maximumOf(values, tile, count), 1e-12)
    for (let y = 0; y < size.height; y++) {
      for (let x = 0; x < size.width; x++) {
        const grey = (values[(y * size.width + x) * count + tile] ?? 0) * scale
        const at = ((top + y) * width + left + x) * 4
        data[at] = grey
        data[at + 1] = grey
        data[at + 2] = grey
        data[at + 3] = 255
      }
    }
    await pacer.breathe()
  }
  return { width, height, data, grid: { columns, tile: size, gap: tileGap, channels } }
}

function maximumOf(values: Float32Array, first: number, step: number): number {
  let maximum = 0
  for (let at = first; at < values.length; at += step) maximum = Math.max(maximum, values[at] ?? 0)
  return maximum
}
