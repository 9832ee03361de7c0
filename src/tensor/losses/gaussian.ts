import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import { meanOverPlaces, spreadOverPlaces } from './channel-sums'
import { gramSteps } from './gram'
import { gramGradientSteps } from './gram-gradient'
import { spreadInParts, withoutWeight } from './spread'
import { statisticFamily } from './statistic'

/** Mean [1, c] and, below it, covariance [c, c] of the channels of features over their places: [1 + c, c]. */
export const gaussianStatistic = statisticFamily({
  id: 'gaussian',
  *of(x, guide) {
    const owned = new Owned()
    try {
      const mean = owned.own(yield* meanOverPlaces(x, guide, (rows) => tf.clone(rows)))
      const gram = owned.own(yield* gramSteps(x, guide))
      return tf.tidy(() => {
        const covariance = tf.sub(tf.mul(gram, x.shape[2]), tf.mul(tf.transpose(mean), mean))
        return tf.concat([mean, covariance as tf.Tensor2D], 0)
      })
    } finally {
      owned.dispose()
    }
  },
  *gradient(x, guide, value, dy) {
    const channels = x.shape[2]
    const owned = new Owned()
    try {
      const upstream = owned.own(tf.slice(dy, [1, 0], [channels, channels]))
      const dMean = owned.own(
        tf.tidy(() => {
          const [mean, direct] = [tf.slice(value, 0, 1), tf.slice(dy, 0, 1)]
          return tf.sub<tf.Tensor2D>(direct, tf.matMul(mean, tf.add(upstream, tf.transpose(upstream))))
        }),
      )
      const dGram = owned.own(tf.mul<tf.Tensor2D>(upstream, channels))
      const throughGram = owned.own(yield* gramGradientSteps(x, [{ guide, dy: dGram }]))
      const throughMean = owned.own(
        yield* spreadOverPlaces(x, guide, (rows) => tf.broadcastTo(dMean, rows.shape)),
      )
      return tf.add<tf.Tensor3D>(throughGram, throughMean)
    } finally {
      owned.dispose()
    }
  },
  inParts: {
    ...spreadInParts({
      *of(x, guide, mean, weight) {
        const gram = yield* gramSteps(x, guide)
        try {
          return tf.tidy(() => {
            const ofMean = tf.mul(tf.matMul(tf.transpose(mean), mean), weight)
            return tf.sub<tf.Tensor2D>(tf.mul(gram, x.shape[2]), ofMean)
          })
        } finally {
          gram.dispose()
        }
      },
      between: (apart) => tf.matMul(tf.transpose(apart), apart),
    }),
    whole: withoutWeight,
  },
})
