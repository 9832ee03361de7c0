import * as tf from '@tensorflow/tfjs-core'
import type { Pacer } from '../pause'
import type { PlacedTerm } from './score'
import { scoreAll } from './score'
import { addUp, type Scores } from './scores'

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
  return addUp(withGradient, async ({ tell, pull, owned }) => {
    for (const { term, index } of placed) {
      const alone = await scoreAll(x, [{ term: { ...term, weight: 1 }, index }], withGradient, pacer)
      tell(alone.values)
      const own = alone.gradient && owned.own(alone.gradient)
      if (!own) continue
      pull(tf.tidy(() => scaleTo(own, sizeOfGradient(own), term.weight)))
      owned.free(own)
    }
  })
}

/** The sum of absolute values. In two stages: one long float32 sum loses digits on large pictures. */
export function sizeOfGradient(gradient: tf.Tensor3D): tf.Scalar {
  return tf.sum<tf.Scalar>(tf.sum(tf.abs(gradient), 2))
}

/** A gradient, or a part of one, as if the size of the whole were another. */
export function scaleTo(gradient: tf.Tensor3D, whole: tf.Scalar, size: number): tf.Tensor3D {
  return tf.mul(gradient, tf.div(size, tf.maximum(whole, smallest)))
}
