import { Noise, type Uniform } from './noise'
import { clip, mix, type Rgb, shade, smoothStep } from './paint'
import type { Palette } from './palette'

export interface MosaicLook {
  readonly palette: Palette
  /** Of a tile, in px. */
  readonly tile: number
  /** 0: a grid of squares; 1: shards. */
  readonly irregularity: number
  /** Between tiles, in px. */
  readonly grout: number
  readonly groutColor: Rgb
  /** How much tiles differ from their neighbors, 0..1. */
  readonly variety: number
  /** What tiles show instead of drifts of the palette. */
  readonly picture?: (x: number, y: number) => Rgb
}

/** Tiles around points of a disturbed grid (Voronoi cells), lit from the upper left. */
export function mosaicAt(
  look: MosaicLook,
  size: { readonly width: number; readonly height: number },
  random: Uniform,
): (x: number, y: number) => Rgb {
  const { palette, tile, irregularity, grout, groutColor, variety, picture } = look
  const drift = new Noise('gradient', random)
  const columns = Math.ceil(size.width / tile) + 5
  const rows = Math.ceil(size.height / tile) + 5
  const cells = Array.from({ length: rows * columns }, (_, index) => {
    const [column, row] = [index % columns, Math.floor(index / columns)]
    const x = (column - 2 + 0.5 + 0.9 * irregularity * (random() - 0.5)) * tile
    const y = (row - 2 + 0.5 + 0.9 * irregularity * (random() - 0.5)) * tile
    const height = drift.fractal(x / (7 * tile), y / (7 * tile), 2, 0.5)
    const tone = 0.5 + 1.1 * height + variety * (random() - 0.5)
    const color = picture ? picture(x, y) : palette.at(tone)
    return { x, y, color: shade(color, 1 + 0.25 * variety * (random() - 0.5)) }
  })
  return (x, y) => {
    const column = Math.floor(x / tile) + 2
    const row = Math.floor(y / tile) + 2
    let nearest: (typeof cells)[number] | undefined
    let least = Number.POSITIVE_INFINITY
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) {
        const cell = cells[(row + dy) * columns + column + dx]
        if (!cell) continue
        const distance = (x - cell.x) ** 2 + (y - cell.y) ** 2
        if (distance < least) {
          least = distance
          nearest = cell
        }
      }
    }
    if (!nearest) return groutColor
    let edge = tile
    let slope = 0
    for (let dy = -2; dy <= 2; dy++) {
      for (let dx = -2; dx <= 2; dx++) {
        const cell = cells[(row + dy) * columns + column + dx]
        if (!cell || cell === nearest) continue
        const [across, down] = [cell.x - nearest.x, cell.y - nearest.y]
        const length = Math.hypot(across, down)
        const to =
          ((nearest.x + cell.x) / 2 - x) * (across / length) +
          ((nearest.y + cell.y) / 2 - y) * (down / length)
        if (to < edge) {
          edge = to
          slope = (across + down) / (Math.SQRT2 * length)
        }
      }
    }
    const inside = edge - grout / 2
    const bevel = 1 - smoothStep(0, 0.16 * tile, inside)
    const lit = shade(nearest.color, 1 - 0.3 * bevel * slope)
    return mix(groutColor, lit, clip(inside + 0.5))
  }
}
