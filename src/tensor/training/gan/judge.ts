import * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../../memory'
import { Owned } from '../../owned'
import { applyNetwork, toNetworkRange } from '../draw'
import type { TrainableNetwork } from '../network'

/** What a discriminator says of a picture. */
export interface Verdict {
  /** The mean over all places where it scores several. */
  readonly score: number
  /** The sigmoid of the scores as gray, of the picture's size: [h, w, 3], 1 where it looks real. The caller owns it. */
  readonly map: tf.Tensor3D
}

/**
 * Has a discriminator judge pictures, [h, w, 3], 0..1, of a size that it takes; borrowed. The caller owns the maps.
 * Rejects with the signal's reason.
 */
export async function judgeImages(
  discriminator: TrainableNetwork,
  pictures: readonly tf.Tensor3D[],
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<Verdict[]> {
  const own = new Owned()
  const verdicts: Verdict[] = []
  try {
    for (const picture of pictures) {
      const seen = own.own(tf.tidy(() => tf.expandDims(toNetworkRange(picture), 0)))
      const [scores] = await applyNetwork(discriminator, seen, { ...(signal && { signal }) })
      own.free(seen)
      if (!scores) throw new Error('A discriminator gave no score.')
      own.own(scores)
      const values = await valuesOf(scores)
      const score = values.reduce((sum, value) => sum + value, 0) / values.length
      verdicts.push({ score, map: own.own(mapOf(scores, picture.shape)) })
      own.free(scores)
    }
    for (const { map } of verdicts) own.release(map)
    return verdicts
  } finally {
    own.dispose()
  }
}

function mapOf(scores: tf.Tensor, [height, width]: readonly [number, number, number]): tf.Tensor3D {
  return tf.tidy(() => {
    const places =
      scores.shape.length === 3 ? (scores as tf.Tensor3D) : tf.reshape<tf.Rank.R3>(scores, [1, 1, 1])
    const large = tf.image.resizeBilinear(tf.sigmoid(places), [height, width], false, true)
    return tf.tile(large, [1, 1, 3])
  })
}
