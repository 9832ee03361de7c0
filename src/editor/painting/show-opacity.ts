import type { Box, Opacity } from './opacity'

/** Seen on any picture, and printed well by none; only its opacity is kept. */
const paint = { red: 0xe0, green: 0x21, blue: 0x8a }

/** Puts a part of a painting on a canvas of its size, as paint that lets what lies below shine through. */
export function showOpacity(
  context: CanvasRenderingContext2D,
  { width, values }: Opacity,
  { left, top, right, bottom }: Box,
) {
  if (right <= left || bottom <= top) return
  const image = context.createImageData(right - left, bottom - top)
  const { data } = image
  let at = 0
  for (let y = top; y < bottom; y++) {
    for (let x = left; x < right; x++) {
      data[at] = paint.red
      data[at + 1] = paint.green
      data[at + 2] = paint.blue
      data[at + 3] = values[y * width + x] ?? 0
      at += 4
    }
  }
  context.putImageData(image, left, top)
}
