import * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../memory'
import { Pacer } from '../pause'

/** A picture as plain data: RGBA, 8 bits each, rows from the top. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

/** RGBA8 -> float32 [h, w, 3], 0..1; what is transparent shows white. Throws when the data has another length. */
export function imageFromPixels(pixels: {
  readonly width: number
  readonly height: number
  readonly data: Uint8Array | Uint8ClampedArray
}): tf.Tensor3D {
  const { width, height, data } = pixels
  if (data.length !== width * height * 4) {
    throw new Error(
      `A ${width} x ${height} RGBA picture has ${width * height * 4} bytes, not ${data.length}.`,
    )
  }
  const values = new Float32Array(width * height * 3)
  for (let from = 0, to = 0; from < data.length; from += 4, to += 3) {
    const alpha = (data[from + 3] ?? 255) / 255
    const white = 1 - alpha
    const scale = alpha / 255
    values[to] = (data[from] ?? 0) * scale + white
    values[to + 1] = (data[from + 1] ?? 0) * scale + white
    values[to + 2] = (data[from + 2] ?? 0) * scale + white
  }
  return tf.tensor3d(values, [height, width, 3], 'float32')
}

/** Rows converted between two looks at the clock. */
const band = 64

/** float32 [h, w, 3], or [h, w, 1] as grays -> opaque RGBA8, clipped to 0..1 and rounded; large pictures let events run meanwhile. */
export async function imageToPixels(image: tf.Tensor3D): Promise<Pixels> {
  const [height, width, channels] = image.shape
  const values = await valuesOf(image)
  const data = new Uint8ClampedArray(width * height * 4)
  const pacer = new Pacer()
  for (let row = 0; row < height; row += band) {
    convert(values, data, row * width, Math.min(height, row + band) * width, channels)
    await pacer.breathe()
  }
  return { width, height, data }
}

function convert(
  values: Float32Array,
  data: Uint8ClampedArray,
  first: number,
  last: number,
  channels: number,
): void {
  const [green, blue] = channels === 1 ? [0, 0] : [1, 2]
  for (let from = first * channels, to = first * 4; to < last * 4; from += channels, to += 4) {
    data[to] = (values[from] ?? 0) * 255
    data[to + 1] = (values[from + green] ?? 0) * 255
    data[to + 2] = (values[from + blue] ?? 0) * 255
    data[to + 3] = 255
  }
}

/** Width and height of [h, w, c] in pixels. */
export function sizeOf(image: tf.Tensor3D): { readonly width: number; readonly height: number } {
  const [height, width] = image.shape
  return { width, height }
}
