import * as tf from '@tensorflow/tfjs-core'
import type { Pacer } from '../pause'
import type { PlacedTerm, Scores } from './score'
import { scoreAll } from './score'
import { keepResult } from './tensor-tree'

/** Keeps a gradient of zero from becoming NaN. */
const smallest = 1e-30

/**
 * As `scoreAll`, but each term by itself, with its gradient at x scaled so that its absolute values add up to the
 * weight of the term. Terms on one activation share no statistic here.
 */
export async function scoreEvenly(
  x: tf.Tensor3D,
  placed: readonly PlacedTerm[],
  withGradient: boolean,
  pacer: Pacer,
): Promise<Scores> {
  const kept = await keepResult(async (owned) => {
    const values: (readonly [number, tf.Scalar])[] = []
    const gradients: tf.Tensor3D[] = []
    for (const { term, index } of placed) {
      const alone = await scoreAll(x, [{ term: { ...term, weight: 1 }, index }], withGradient, pacer)
      for (const [at, value] of alone.values) values.push([at, owned.own(value)])
      const own = alone.gradient && owned.own(alone.gradient)
      if (!own) continue
      gradients.push(owned.own(tf.tidy(() => scaleTo(own, sizeOfGradient(own), term.weight))))
      owned.free(own)
    }
    return { values, gradient: withGradient ? owned.own(tf.addN(gradients)) : null }
  })
  return { values: new Map(kept.values), gradient: kept.gradient }
}

/** The sum of absolute values. In two stages: one long float32 sum loses digits on large pictures. */
export function sizeOfGradient(gradient: tf.Tensor3D): tf.Scalar {
  return tf.sum<tf.Scalar>(tf.sum(tf.abs(gradient), 2))
}

/** A gradient, or a part of one, as if the size of the whole were another. */
export function scaleTo(gradient: tf.Tensor3D, whole: tf.Scalar, size: number): tf.Tensor3D {
  return tf.mul(gradient, tf.div(size, tf.maximum(whole, smallest)))
}
