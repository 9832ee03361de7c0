import * as tf from '@tensorflow/tfjs-core'
import type { Guide } from './guide'

/** Where a part of an activation lies in the whole, in places of the layer. */
export interface Part {
  readonly top: number
  readonly left: number
  /** Of the whole. */
  readonly height: number
  /** Of the whole. */
  readonly width: number
}

/** How much of the whole the part x [h, w, c] is, 0..1. */
export function shareOf({ shape: [height, width] }: tf.Tensor3D, part: Part): number {
  return (height * width) / (part.height * part.width)
}

/** What of a whole [h, w, c] lies where the part x is; borrowed from the whole when that is all of it. */
export function cutLike(x: tf.Tensor3D, whole: tf.Tensor3D, { top, left }: Part): tf.Tensor3D {
  const [height, width] = x.shape
  return tf.slice(whole, [top, left, 0], [height, width, whole.shape[2]])
}

/** The guide's weights for the places of x, row by row; x is the whole unless `part` says where it lies. */
export function weightsAt({ shape: [height, width] }: tf.Tensor3D, guide: Guide, part?: Part): Float32Array {
  if (!part) return guide.weightsAt(height, width)
  const whole = guide.weightsAt(part.height, part.width)
  const cut = new Float32Array(height * width)
  for (let row = 0; row < height; row++) {
    const from = (part.top + row) * part.width + part.left
    cut.set(whole.subarray(from, from + width), row * width)
  }
  return cut
}
