import * as tf from '@tensorflow/tfjs-core'
import type { Guide } from './guide'
import { guidedMeanSquare, meanSquare } from './means'
import { GuidePart, shareOf } from './part'
import { inPlaceOf, type LayerNeed, type LossForm, type LossTerm } from './term'

/** A divisor this small only comes from features that are zero everywhere. */
const smallest = 1e-20

/**
 * −mean(F²): falls as the layer is excited more, whatever by (DeepDream, Mordvintsev et al. 2015).
 *
 * @param features of any picture, borrowed; `relative` divides by their mean square.
 */
export function activationTerm(options: {
  readonly needs: LayerNeed
  readonly features: tf.Tensor3D
  readonly form: LossForm
  readonly weight: number
  readonly guide?: Guide | undefined
}): LossTerm {
  const { needs, features, form, weight, guide } = options
  const excitement = (x: tf.Tensor, seen = guide) =>
    seen ? guidedMeanSquare(x as tf.Tensor3D, seen) : meanSquare(x)
  const divisor = form === 'relative' ? tf.tidy(() => tf.maximum(meanSquare(features), smallest)) : null
  return {
    name: `activation/${needs.layer}`,
    weight,
    needs,
    ...inPlaceOf(guide),
    targets: divisor ? [divisor] : [],
    score: (x, [usual]) => tf.neg(usual ? tf.div(excitement(x), usual) : excitement(x)),
    scorePart(x, [usual], part) {
      const given = tf.mul<tf.Scalar>(excitement(x, guide && new GuidePart(guide, part)), -shareOf(x, part))
      return usual ? tf.div(given, usual) : given
    },
  }
}
