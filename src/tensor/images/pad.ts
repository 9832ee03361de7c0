import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'

/** Pixels to add on each side. */
export interface Margins {
  readonly top: number
  readonly right: number
  readonly bottom: number
  readonly left: number
}

/** Pads [h, w, c] by reflection, the edge itself not repeated. Throws when a margin is as long as its side. */
export function padReflect(image: tf.Tensor3D, { top, right, bottom, left }: Margins): tf.Tensor3D {
  const [height, width] = image.shape
  if (Math.max(top, bottom) >= height || Math.max(left, right) >= width) {
    throw new Error(`A picture of ${width} x ${height} px is too small to be padded by reflection.`)
  }
  if (top + right + bottom + left === 0) return cloneTensor(image)
  return tf.mirrorPad(
    image,
    [
      [top, bottom],
      [left, right],
      [0, 0],
    ],
    'reflect',
  )
}
