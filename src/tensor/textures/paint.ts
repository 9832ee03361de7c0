import * as tf from '@tensorflow/tfjs-core'
import { type Cost, type Shape3, shapeBytes, valuesIn } from '../cost'
import { Pacer } from '../pause'

/** Red, green and blue, 0..1. */
export type Rgb = readonly [number, number, number]

export interface PictureSize {
  readonly width: number
  readonly height: number
}

/** A canvas of plain numbers: textures are drawn by the processor, alike on every backend. */
export interface Canvas extends PictureSize {
  /** Row-major [h, w, 3]. */
  readonly values: Float32Array
}

export function blankCanvas({ width, height }: PictureSize): Canvas {
  return { width, height, values: new Float32Array(width * height * 3) }
}

/** Rows painted between two looks at the clock. */
const rowsPerLook = 8

/** A picture [h, w, 3] from the color of each pixel, asked at its middle. Rejects with the signal's reason. */
export async function paintPixels(
  size: PictureSize,
  colorAt: (x: number, y: number) => Rgb,
  { signal }: { signal?: AbortSignal } = {},
): Promise<tf.Tensor3D> {
  const canvas = blankCanvas(size)
  const { values } = canvas
  const pacer = new Pacer(signal)
  for (let y = 0, at = 0; y < size.height; y++) {
    for (let x = 0; x < size.width; x++) {
      const color = colorAt(x + 0.5, y + 0.5)
      values[at++] = color[0]
      values[at++] = color[1]
      values[at++] = color[2]
    }
    if (y % rowsPerLook === 0) await pacer.breathe()
  }
  return canvasTensor(canvas)
}

export function canvasTensor({ width, height, values }: Canvas): tf.Tensor3D {
  return tf.tensor3d(values, [height, width, 3])
}

/** @param perPixel what one pixel takes, as the work of so many floating-point operations. */
export function paintCost({ width, height }: PictureSize, perPixel: number): Cost {
  const shape: Shape3 = [height, width, 3]
  return { work: perPixel * valuesIn([height, width]), peak: shapeBytes(shape) }
}

export function mix(a: Rgb, b: Rgb, share: number): Rgb {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share]
}

/** Towards black below 1, clipped above. */
export function shade([red, green, blue]: Rgb, factor: number): Rgb {
  return [clip(red * factor), clip(green * factor), clip(blue * factor)]
}

export function clip(value: number): number {
  return Math.min(1, Math.max(0, value))
}

/** 0 below `low`, 1 above `high`, a smooth step between. */
export function smoothStep(low: number, high: number, value: number): number {
  const t = clip((value - low) / (high - low))
  return t * t * (3 - 2 * t)
}
