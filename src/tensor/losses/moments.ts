import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { meanOverPlaces, spreadOverPlaces } from './channel-sums'
import type { Guide } from './guide'
import { spreadInParts, withoutWeight } from './spread'
import { statisticFamily } from './statistic'

/** Added to a variance, so that a channel that is the same everywhere has a gradient. */
const epsilon = 1e-6

/**
 * Mean and standard deviation of every channel, [2, c]: the statistics of batch normalization, which describe a style
 * as Gram matrices do with far fewer numbers (Li et al. 2017, section 4.2).
 */
export const momentsStatistic = statisticFamily({
  id: 'moments',
  *of(x: tf.Tensor3D, guide: Guide | undefined): Steps<tf.Tensor2D> {
    const owned = new Owned()
    try {
      const mean = owned.own(yield* meanOverPlaces(x, guide, (rows) => tf.clone(rows)))
      const variance = owned.own(yield* meanOverPlaces(x, guide, (rows) => tf.square(tf.sub(rows, mean))))
      return tf.tidy(() => tf.concat([mean, deviationOf(variance)], 0))
    } finally {
      owned.dispose()
    }
  },
  *gradient(x, guide, value, dy) {
    const owned = new Owned()
    try {
      const row = (of: tf.Tensor, index: number) =>
        owned.own(tf.slice(of as tf.Tensor2D, [index, 0], [1, x.shape[2]]))
      const [mean, deviation, dMean, dDeviation] = [row(value, 0), row(value, 1), row(dy, 0), row(dy, 1)]
      const slope = owned.own(tf.div(dDeviation, deviation))
      return yield* spreadOverPlaces(x, guide, (rows) => tf.add(tf.mul(tf.sub(rows, mean), slope), dMean))
    } finally {
      owned.dispose()
    }
  },
  inParts: {
    ...spreadInParts({
      of: (x, guide, mean) => meanOverPlaces(x, guide, (rows) => tf.square(tf.sub(rows, mean))),
      between: (apart) => tf.square(apart),
    }),
    whole: (told) =>
      tf.tidy(() => {
        const [mean, variance] = tf.split(withoutWeight(told), 2) as [tf.Tensor2D, tf.Tensor2D]
        return tf.concat([mean, deviationOf(variance)], 0)
      }),
  },
})

function deviationOf(variance: tf.Tensor2D): tf.Tensor2D {
  return tf.sqrt(tf.add(variance, epsilon))
}
