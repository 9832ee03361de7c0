import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { piecesOf, placesOf } from '../bands/pieces'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'

/**
 * The Gram matrix of features [h, w, c]: G = F Fᵀ / (h·w·c), [c, c], with F being c x (h·w)
 * (Gatys et al. 2016, section 2.2; the normalization is Johnson et al. 2016, section 3.2).
 * Differentiable.
 */
export function gramMatrix(features: tf.Tensor3D): tf.Tensor2D {
  return tf.customGrad((input, save) => {
    const x = input as tf.Tensor3D
    ;(save as tf.GradSaveFunc)([x])
    return {
      value: runAtOnce(gramSteps(x)),
      gradFunc: (dy: tf.Tensor2D, [saved]) => runAtOnce(gramGradientSteps(saved as tf.Tensor3D, dy)),
    }
  })(features)
}

/** F is transposed first because tfjs's wasm multiplies fast only without transposition flags. */
export function* gramSteps(x: tf.Tensor3D): Steps<tf.Tensor2D> {
  const owned = new Owned()
  try {
    const sums: tf.Tensor2D[] = []
    for (const piece of piecesOf(x)) {
      const sum = tf.tidy(() => {
        const rows = placesOf(x, piece)
        return tf.matMul<tf.Tensor2D>(tf.transpose(rows), rows)
      })
      sums.push(owned.own(sum))
      yield
    }
    return tf.tidy(() => tf.mul<tf.Tensor2D>(tf.addN(sums), 1 / x.size))
  } finally {
    owned.dispose()
  }
}

/** The gradient at the features: F (dG + dGᵀ), each place by itself. */
export function* gramGradientSteps(x: tf.Tensor3D, dy: tf.Tensor2D): Steps<tf.Tensor3D> {
  const owned = new Owned()
  try {
    const both = (dG: tf.Tensor2D) => tf.mul<tf.Tensor2D>(tf.add(dG, tf.transpose(dG)), 1 / x.size)
    const symmetric = owned.own(tf.tidy(() => both(dy)))
    const parts: tf.Tensor2D[] = []
    for (const piece of piecesOf(x)) {
      parts.push(owned.own(tf.tidy(() => tf.matMul(placesOf(x, piece), symmetric))))
      yield
    }
    return tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(parts, 0), x.shape))
  } finally {
    owned.dispose()
  }
}
