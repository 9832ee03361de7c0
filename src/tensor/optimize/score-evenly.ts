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
      gradients.push(owned.own(tf.tidy(() => normalized(own, term.weight))))
      owned.free(own)
    }
    return { values, gradient: withGradient ? owned.own(tf.addN(gradients)) : null }
  })
  return { values: new Map(kept.values), gradient: kept.gradient }
}

function normalized(gradient: tf.Tensor3D, weight: number): tf.Tensor3D {
  // In two stages: one long float32 sum loses digits on large pictures.
  const size = tf.sum<tf.Scalar>(tf.sum(tf.abs(gradient), 2))
  return tf.mul(gradient, tf.div(weight, tf.maximum(size, smallest)))
}
