import type { Pixels } from '../../src/core/preview'
import { isLying, type Orientation } from './orientation'

/** Puts a picture upright that was stored as a camera was held. */
export function turnUpright(pixels: Pixels, orientation: Orientation): Pixels {
  if (orientation === 1) return pixels
  const { width, height, data } = pixels
  const lying = isLying(orientation)
  const [wide, high] = lying ? [height, width] : [width, height]
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const to = new Uint32Array(width * height)
  // The stored place of the upright picture's corner, and where one step right and one step down go from there.
  const [start, across, down] = steps(orientation, width, height)
  for (let y = 0, at = 0; y < high; y++) {
    for (let x = 0, place = start + y * down; x < wide; x++, place += across) to[at++] = from[place] ?? 0
  }
  return { width: wide, height: high, data: new Uint8ClampedArray(to.buffer) }
}

function steps(orientation: Orientation, width: number, height: number) {
  const [right, last] = [width - 1, (height - 1) * width]
  switch (orientation) {
    case 1:
      return [0, 1, width] as const
    case 2:
      return [right, -1, width] as const
    case 3:
      return [last + right, -1, -width] as const
    case 4:
      return [last, 1, -width] as const
    case 5:
      return [0, width, 1] as const
    case 6:
      return [last, -width, 1] as const
    case 7:
      return [last + right, -width, -1] as const
    case 8:
      return [right, width, -1] as const
  }
}
