import * as tf from '@tensorflow/tfjs-core'

/** 0 below `start`, 1 from `start + length` on, a straight line between; a step when there is no length. */
export function ramp(x: tf.Tensor3D, start: number, length: number): tf.Tensor3D {
  if (length <= 0) return tf.cast(tf.greaterEqual(x, start), 'float32')
  return tf.clipByValue(tf.mul(tf.sub(x, start), 1 / length), 0, 1)
}
