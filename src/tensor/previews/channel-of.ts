import type { Tensor3D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { piecesOf, placesOf } from '../bands/pieces'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { Steps } from '../steps'
import { runPaced } from '../steps'

/** One channel of [h, w, c] as [h, w, 1], cut out in steps between which events run. The caller owns it. */
export function channelOf(features: Tensor3D, channel: number): Promise<Tensor3D> {
  return runPaced(channelSteps(features, channel), new Pacer())
}

function* channelSteps(features: Tensor3D, channel: number): Steps<Tensor3D> {
  const [height, width] = features.shape
  const owned = new Owned()
  try {
    const parts: tf.Tensor2D[] = []
    for (const piece of piecesOf(features)) {
      const part = tf.tidy(() =>
        tf.slice(placesOf(features, piece), [0, channel], [piece.end - piece.start, 1]),
      )
      parts.push(owned.own(part))
      yield
    }
    return tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(parts, 0), [height, width, 1]))
  } finally {
    owned.dispose()
  }
}
