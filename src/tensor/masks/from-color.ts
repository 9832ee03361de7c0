import * as tf from '@tensorflow/tfjs-core'
import { mapCost, mapPixels, type Paced } from '../colors/map-pixels'
import type { Vector3 } from '../colors/matrix3'
import { conversions } from '../colors/spaces'
import type { Cost, Shape3 } from '../cost'
import { ramp } from './ramp'

export interface FromColor extends Paced {
  /** Red, green and blue, 0..1. */
  readonly color: Vector3
  /** Colors as near as this are in the mask; in CIELAB's ΔE of 1976, in which 2 can just be seen. */
  readonly tolerance: number
  /** Beyond the tolerance the mask falls to 0 over this distance. */
  readonly softness: number
}

/** A mask [h, w, 1] of where the colors of [h, w, 3] are near to one. */
export async function colorMask(
  image: tf.Tensor3D,
  { color, tolerance, softness, signal }: FromColor,
): Promise<tf.Tensor3D> {
  return mapPixels(
    [image],
    (band = image) => {
      const { toSpace } = conversions.lab
      const wanted = toSpace(tf.tensor3d([...color], [1, 1, 3]))
      const squares = tf.square(tf.mul(tf.sub(toSpace(band), wanted), 100))
      const distance = tf.sqrt<tf.Tensor3D>(tf.sum(squares, 2, true))
      return tf.sub(1, ramp(distance, tolerance, Math.max(softness, hardest)))
    },
    { signal },
  )
}

/** A color that is exactly as far as the tolerance is in the mask, also without softness. */
const hardest = 1e-3

/** What `colorMask` takes. */
export function colorMaskCost([height, width]: Shape3): Cost {
  return mapCost([height, width, 1], 16 + conversions.lab.values)
}
