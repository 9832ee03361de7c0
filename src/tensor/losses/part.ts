import * as tf from '@tensorflow/tfjs-core'
import { Guide } from './guide'

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

/** What of a whole [h, w, c] lies where the part x does. */
export function cutLike(x: tf.Tensor3D, whole: tf.Tensor3D, { top, left }: Part): tf.Tensor3D {
  const [height, width] = x.shape
  return tf.slice(whole, [top, left, 0], [height, width, whole.shape[2]])
}

/** A guide for one part of a layer: the weights that the whole layer has there. */
export class GuidePart extends Guide {
  constructor(
    readonly guide: Guide,
    readonly part: Part,
  ) {
    super(guide.mask)
  }

  override weightsAt(height: number, width: number): Float32Array {
    const { top, left } = this.part
    const whole = this.guide.weightsAt(this.part.height, this.part.width)
    const cut = new Float32Array(height * width)
    for (let row = 0; row < height; row++) {
      const from = (top + row) * this.part.width + left
      cut.set(whole.subarray(from, from + width), row * width)
    }
    return cut
  }
}
