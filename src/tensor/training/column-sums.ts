import * as tf from '@tensorflow/tfjs-core'

/** The sums over all axes but the last, [c]. */
export function columnSums(x: tf.Tensor): tf.Tensor1D {
  return tf.tidy(() => {
    const columns = x.shape.at(-1) ?? 1
    return tf.reshape(columnMeans(tf.reshape(x, [1, -1, columns]), 1), [columns])
  })
}

/**
 * The sums over the middle axis of x [g, m, c] times `scale`, [g, 1, c]. As products of matrices on wasm, where sums over
 * other axes than the last are slow, and group by group, since products of several matrices at once are, too.
 */
export function columnMeans(x: tf.Tensor3D, scale = 1 / x.shape[1]): tf.Tensor3D {
  const [groups, rows, columns] = x.shape
  return tf.tidy(() => {
    if (columns === 1 || tf.getBackend() !== 'wasm') return tf.mul(tf.sum(x, 1, true), scale)
    const weights = tf.fill<tf.Rank.R2>([1, rows], scale)
    const sums = Array.from({ length: groups }, (_, group) => {
      return tf.matMul(weights, tf.reshape(tf.slice(x, [group, 0, 0], [1, rows, columns]), [rows, columns]))
    })
    return tf.reshape(groups === 1 ? (sums[0] as tf.Tensor) : tf.concat(sums, 0), [groups, 1, columns])
  })
}
