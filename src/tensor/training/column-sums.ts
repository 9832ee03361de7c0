import * as tf from '@tensorflow/tfjs-core'
import { columnMeansKernel, hasKernel } from './kernels/names'

/** The sums over all axes but the last, [c]. */
export function columnSums(x: tf.Tensor): tf.Tensor1D {
  return tf.tidy(() => {
    const columns = x.shape.at(-1) ?? 1
    return tf.reshape(columnMeans(tf.reshape(x, [1, -1, columns]), 1), [columns])
  })
}

/** The sums over the middle axis of x [g, m, c] times `scale`, by default their means: [g, 1, c]. */
export function columnMeans(x: tf.Tensor3D, scale = 1 / x.shape[1]): tf.Tensor3D {
  if (hasKernel(columnMeansKernel)) {
    return tf.engine().runKernel<tf.Tensor3D>(columnMeansKernel, { x }, { scale })
  }
  return tf.tidy(() => tf.mul(tf.sum(x, 1, true), scale))
}
