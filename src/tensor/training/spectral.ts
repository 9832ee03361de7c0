import * as tf from '@tensorflow/tfjs-core'

export interface Normalized {
  /** The filter over its largest singular value, of the same shape. */
  readonly filter: tf.Tensor4D
  /** Where the power iteration stands, [1, out], of length 1: the left singular vector. */
  readonly direction: tf.Tensor2D
  /** What else `pull` needs. */
  readonly rest: readonly tf.Tensor[]
  /** From a gradient at the normalized filter, which it takes, to one at the filter itself. The caller owns it. */
  pull(dy: tf.Tensor4D): tf.Tensor4D
}

/**
 * Spectral normalization by one step of power iteration (Miyato et al. 2018, algorithm 1), the filter [k, k, in, out] as
 * a matrix [k · k · in, out]. The caller owns what is in the result.
 *
 * @param direction [1, out], not zero.
 */
export function normalizeFilter(filter: tf.Tensor4D, direction: tf.Tensor2D): Normalized {
  const out = filter.shape[3]
  const [normal, left, right, size] = tf.tidy(() => {
    const matrix = tf.reshape<tf.Rank.R2>(filter, [-1, out])
    const right = unit(tf.matMul<tf.Tensor2D>(direction, tf.transpose(matrix)))
    const product = tf.matMul<tf.Tensor2D>(right, matrix)
    const size = tf.maximum<tf.Scalar>(tf.norm(product), smallest)
    const left = tf.div<tf.Tensor2D>(product, size)
    return [tf.div<tf.Tensor4D>(filter, size), left, right, size] as const
  })
  const shape = filter.shape
  return {
    filter: normal,
    direction: left,
    rest: [right, size],
    // σ = right · W · leftᵀ, and with it W / σ, changes with W by their outer product.
    pull(dy) {
      try {
        return tf.tidy(() => {
          const along = tf.sum(tf.mul(dy, normal))
          const outer = tf.reshape<tf.Rank.R4>(tf.matMul(tf.transpose(right), left), shape)
          return tf.div<tf.Tensor4D>(tf.sub(dy, tf.mul(outer, along)), size)
        })
      } finally {
        dy.dispose()
      }
    },
  }
}

const smallest = 1e-12

function unit(row: tf.Tensor2D): tf.Tensor2D {
  return tf.div(row, tf.maximum(tf.norm(row), smallest))
}
