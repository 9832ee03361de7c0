import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { meanSquare } from './means'
import type { LossTerm } from './term'

/**
 * Total variation of an image [h, w, c]: the mean of squared forward differences down plus the mean across.
 * An axis of length 1 has no differences and adds nothing. Differentiable once: its gradient is made of the differences
 * anew, which takes a fifth of the memory that a tape of them would.
 */
function totalVariation(image: tf.Tensor3D): tf.Scalar {
  const axes = [0, 1].filter((axis) => (image.shape[axis] ?? 0) > 1)
  return tf.customGrad((input, save) => {
    const x = input as tf.Tensor3D
    const value = tf.tidy(() => {
      const means = axes.map((axis) => meanSquare(differences(x, axis)))
      return means.length === 0 ? tf.scalar(0) : tf.addN<tf.Scalar>(means)
    })
    // What is saved before an error would stay.
    ;(save as tf.GradSaveFunc)([x])
    return {
      value,
      gradFunc: (dy: tf.Scalar, [saved]) =>
        tf.tidy(() => {
          const slopes = axes.map((axis) => slopeAlong(saved as tf.Tensor3D, axis, dy))
          return slopes.length === 0 ? tf.zerosLike(x) : tf.addN(slopes)
        }),
    }
  })(image)
}

/** A term that keeps the image smooth; it needs no network. */
export function totalVariationTerm(options: { weight: number; name?: string }): LossTerm {
  return {
    name: options.name ?? 'tv',
    weight: options.weight,
    targets: [],
    score: (x) => totalVariation(x as tf.Tensor3D),
  }
}

/** Each value less the one before it along an axis; one shorter than `x` there. */
function differences(x: tf.Tensor3D, axis: number): tf.Tensor3D {
  const length = (x.shape[axis] ?? 0) - 1
  const size = x.shape.map((n, i) => (i === axis ? length : n))
  const next = x.shape.map((_, i) => (i === axis ? 1 : 0))
  return tf.tidy(() => tf.sub(tf.slice(x, next, size), tf.slice(x, [0, 0, 0], size)))
}

/** The gradient of the mean of squared differences along one axis, times `dy`. Shape of `x`. */
function slopeAlong(x: tf.Tensor3D, axis: number, dy: tf.Scalar): tf.Tensor3D {
  const padding = (before: number, after: number) =>
    x.shape.map((_, i) => (i === axis ? [before, after] : [0, 0])) as [number, number][]
  return tf.tidy(() => {
    const all = differences(x, axis)
    const scaled = tf.tidy(() => tf.mul(all, tf.mul(dy, 2 / all.size)))
    all.dispose()
    return tf.sub(tf.pad(scaled, padding(1, 0)), tf.pad(scaled, padding(0, 1)))
  })
}
