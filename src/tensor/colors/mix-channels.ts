import * as tf from '@tensorflow/tfjs-core'
import type { Matrix3, Vector3 } from './matrix3'

/** Multiplies the color of each pixel of [h, w, 3] by a matrix, and adds a color to it. */
export function mixChannels(image: tf.Tensor3D, matrix: Matrix3, offset: Vector3 = [0, 0, 0]): tf.Tensor3D {
  const [height, width] = image.shape
  return tf.tidy(() => {
    const flat = tf.reshape<tf.Rank.R2>(image, [height * width, 3])
    const mixed = tf.matMul(flat, tf.tensor2d(matrix.flat(), [3, 3]), false, true)
    return tf.reshape<tf.Rank.R3>(tf.add(mixed, tf.tensor1d([...offset])), [height, width, 3])
  })
}

/** One weighted sum for each pixel of [h, w, 3]: [h, w, 1]. */
export function weighChannels(image: tf.Tensor3D, weights: Vector3): tf.Tensor3D {
  const [height, width] = image.shape
  return tf.tidy(() => {
    const flat = tf.reshape<tf.Rank.R2>(image, [height * width, 3])
    return tf.reshape<tf.Rank.R3>(tf.matMul(flat, tf.tensor2d([...weights], [3, 1])), [height, width, 1])
  })
}
