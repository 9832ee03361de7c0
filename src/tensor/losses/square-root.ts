import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Steps } from '../steps'

/** Enough for eigenvalues down to some 1e-7 of the largest, which is as far as float32 tells them apart. */
const iterations = 20

/** The square root of a symmetric positive definite matrix [c, c], and its inverse. The caller owns both. */
export interface SquareRoot {
  readonly root: tf.Tensor2D
  readonly inverse: tf.Tensor2D
}

/**
 * By coupled Newton–Schulz iterations, which take nothing but products of matrices and so run on every backend
 * (Higham 2008, section 6.3).
 */
export function* squareRootSteps(matrix: tf.Tensor2D): Steps<SquareRoot> {
  const owned = new Owned()
  try {
    const size = owned.own(tf.tidy(() => tf.add<tf.Scalar>(tf.norm(matrix), 1e-30)))
    const three = owned.own(tf.tidy(() => tf.mul<tf.Tensor2D>(tf.eye(matrix.shape[0]), 3)))
    let root = owned.own(tf.div<tf.Tensor2D>(matrix, size))
    let inverse = owned.own(tf.eye(matrix.shape[0]))
    for (let i = 0; i < iterations; i++) {
      const [y, z] = [root, inverse]
      const step = owned.own(tf.tidy(() => tf.mul<tf.Tensor2D>(tf.sub(three, tf.matMul(z, y)), 0.5)))
      root = owned.own(tf.matMul(y, step))
      inverse = owned.own(tf.matMul(step, z))
      for (const used of [y, z, step]) owned.free(used)
      yield
    }
    return tf.tidy(() => {
      const scale = tf.sqrt(size)
      return { root: tf.mul<tf.Tensor2D>(root, scale), inverse: tf.div<tf.Tensor2D>(inverse, scale) }
    })
  } finally {
    owned.dispose()
  }
}
