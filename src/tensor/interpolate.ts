import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from './memory'

/** (1 − amount)·a + amount·b; at 0 and 1 exactly one of the two. Throws when the shapes differ. */
export function interpolate<T extends tf.Tensor>(a: T, b: T, amount: number): T {
  tf.util.assertShapesMatch(a.shape, b.shape, 'Only tensors of one shape can be interpolated: ')
  if (amount === 0) return cloneTensor(a)
  if (amount === 1) return cloneTensor(b)
  return tf.tidy(() => tf.add<T>(tf.mul(a, 1 - amount), tf.mul(b, amount)))
}

/**
 * The same for features [h, w, c] of one size, at each place with the amount times the mask there: exactly `a` where the
 * mask is 0.
 *
 * @param mask row by row, clipped to 0..1.
 */
export function interpolateWithin(
  a: tf.Tensor3D,
  b: tf.Tensor3D,
  amount: number,
  mask: Float32Array,
): tf.Tensor3D {
  tf.util.assertShapesMatch(a.shape, b.shape, 'Only tensors of one shape can be interpolated: ')
  const [height, width] = a.shape
  const shares = mask.map((value) => amount * Math.min(1, Math.max(0, value)))
  return tf.tidy(() => {
    const share = tf.tensor3d(shares, [height, width, 1])
    return tf.add<tf.Tensor3D>(tf.mul(a, tf.sub(1, share)), tf.mul(b, share))
  })
}
