import type { Pixels } from '../../src/core/preview'

const gap = 4

/**
 * Puts pictures into a grid on a transparent ground, each enlarged to its cell by whole numbers.
 *
 * @param columns by default, the grid is about square.
 */
export function contactSheet(
  tiles: readonly Pixels[],
  columns = Math.max(1, Math.ceil(Math.sqrt(tiles.length))),
): Pixels {
  const rows = Math.max(1, Math.ceil(tiles.length / columns))
  const cell = {
    width: Math.max(1, ...tiles.map(({ width }) => width)),
    height: Math.max(1, ...tiles.map(({ height }) => height)),
  }
  const width = columns * (cell.width + gap) - gap
  const height = rows * (cell.height + gap) - gap
  const pixels = { width, height, data: new Uint8ClampedArray(width * height * 4) }
  tiles.forEach((tile, index) => {
    const factor = Math.max(1, Math.floor(Math.min(cell.width / tile.width, cell.height / tile.height)))
    const left = (index % columns) * (cell.width + gap)
    const top = Math.floor(index / columns) * (cell.height + gap)
    draw(tile, factor, pixels, left, top)
  })
  return pixels
}

/** Copies `tile` to (left, top) with every pixel as a square of `factor` px; the numbers of a matrix stay countable. */
function draw(tile: Pixels, factor: number, onto: Pixels, left: number, top: number): void {
  const from = new Uint32Array(tile.data.buffer, tile.data.byteOffset, tile.width * tile.height)
  const to = new Uint32Array(onto.data.buffer)
  for (let y = 0; y < tile.height * factor; y++) {
    const source = Math.floor(y / factor) * tile.width
    const target = (top + y) * onto.width + left
    for (let x = 0; x < tile.width * factor; x++) to[target + x] = from[source + Math.floor(x / factor)] ?? 0
  }
}
