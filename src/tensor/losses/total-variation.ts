import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { meanSquare } from './means'
import type { LossTerm } from './term'

/**
 * Total variation of an image [h, w, c]: the mean of squared forward differences down plus the mean across.
 * An axis of length 1 has no differences and adds nothing. Differentiable.
 */
function totalVariation(image: tf.Tensor3D): tf.Scalar {
  return tf.tidy(() => {
    const means = [0, 1]
      .filter((axis) => (image.shape[axis] ?? 0) > 1)
      .map((axis) => variationAlong(image, axis))
    return means.length === 0 ? tf.scalar(0) : tf.addN(means)
  })
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

function variationAlong(image: tf.Tensor3D, axis: number): tf.Scalar {
  const length = (image.shape[axis] ?? 0) - 1
  const size = image.shape.map((n, i) => (i === axis ? length : n))
  const next = image.shape.map((_, i) => (i === axis ? 1 : 0))
  const here = image.shape.map(() => 0)
  return meanSquare(tf.sub(tf.slice(image, next, size), tf.slice(image, here, size)))
}
