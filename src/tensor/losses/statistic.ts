import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'
import type { Guide } from './guide'
import { oncePerGuide } from './guide'
import { GuidePart, type Part } from './part'
import type { LayerStatistic, StatisticInParts, StatisticKind } from './term'

/** How a statistic of features [h, w, c] is computed, and its gradient. The caller owns what comes of both. */
interface StatisticSteps<V extends tf.Tensor> {
  readonly id: string
  of(x: tf.Tensor3D, guide: Guide | undefined): Steps<V>
  /** @param value what `of` gave for the same x. */
  gradient(x: tf.Tensor3D, guide: Guide | undefined, value: V, dy: V): Steps<tf.Tensor3D>
  /** Absent where it takes a whole activation. */
  readonly inParts?: PartSteps
}

interface PartSteps extends Pick<StatisticInParts, 'join' | 'whole'> {
  of(x: tf.Tensor3D, guide: Guide | undefined, part: Part): Steps<tf.Tensor>
}

/** A statistic as loss terms share it: one for all that look at the whole picture, and one for each guide. */
export function statisticFamily<V extends tf.Tensor>(
  steps: StatisticSteps<V>,
): (guide?: Guide) => LayerStatistic {
  const kind: StatisticKind = {
    *gradient(x, seen) {
      const owned = new Owned()
      try {
        const gradients: tf.Tensor3D[] = []
        for (const { statistic, value, dy } of seen) {
          const { guide } = statistic
          gradients.push(owned.own(yield* steps.gradient(x, guide, value as V, dy as V)))
        }
        return tf.addN(gradients)
      } finally {
        owned.dispose()
      }
    },
  }
  const { inParts } = steps
  const partsUnder = (parts: PartSteps, guide: Guide | undefined): StatisticInParts => ({
    of: (x, part) => parts.of(x, guide, part),
    join: parts.join,
    whole: parts.whole,
    at: (part) => (guide ? under(new GuidePart(guide, part)) : plain),
  })
  const under = (guide?: Guide): LayerStatistic => ({
    id: steps.id,
    ...(guide && { guide }),
    of: (features) =>
      tf.customGrad((input, save) => {
        const x = input as tf.Tensor3D
        const value = runAtOnce(steps.of(x, guide))
        ;(save as tf.GradSaveFunc)([x, value])
        return {
          value,
          gradFunc: (dy: V, [saved, made]) =>
            runAtOnce(steps.gradient(saved as tf.Tensor3D, guide, made as V, dy)),
        }
      })(features),
    inSteps: { of: (x) => steps.of(x, guide), kind },
    ...(inParts && { inParts: partsUnder(inParts, guide) }),
  })
  const plain = under()
  const guided = oncePerGuide(under)
  return (guide) => (guide ? guided(guide) : plain)
}
