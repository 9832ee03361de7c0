import type { Tensor2D, Tensor3D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../memory'

/** The numbers of [h, w, c] at a place, or of one of its channels there. Throws when the place lies outside. */
export async function sampleImage(
  image: Tensor3D,
  { x, y }: { readonly x: number; readonly y: number },
  channel?: number,
): Promise<number[]> {
  const [, , channels] = image.shape
  const place =
    channel === undefined
      ? tf.slice(image, [y, x, 0], [1, 1, channels])
      : tf.slice(image, [y, x, channel], [1, 1, 1])
  try {
    return Array.from(await valuesOf(place))
  } finally {
    place.dispose()
  }
}

/** The number of [h, w] in row `y` and column `x`. Throws when the place lies outside. */
export async function sampleMatrix(
  matrix: Tensor2D,
  { x, y }: { readonly x: number; readonly y: number },
): Promise<number[]> {
  const place = tf.slice(matrix, [y, x], [1, 1])
  try {
    return Array.from(await valuesOf(place))
  } finally {
    place.dispose()
  }
}
