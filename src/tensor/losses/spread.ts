import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import { meanOverPlaces } from './channel-sums'
import type { Guide } from './guide'
import { GuidePart, type Part, shareOf } from './part'

/** How features lie about their mean [1, c]: variances [1, c] or covariances [c, c]. */
interface Spread {
  /** The mean over all places of what each adds, with the guide's weights, whose mean is `weight`. */
  of(x: tf.Tensor3D, guide: Guide | undefined, mean: tf.Tensor2D, weight: number): Steps<tf.Tensor2D>
  /** What two parts add whose means are so far apart, [1, c]. */
  between(apart: tf.Tensor2D): tf.Tensor2D
}

/** Of a part: its weight in the whole and its mean, in a row each, and below them its spread about that mean. */
type Told = tf.Tensor2D

/** A share that nothing has. */
const smallest = 1e-30

/** The caller owns the results. */
interface SpreadInParts {
  of(x: tf.Tensor3D, guide: Guide | undefined, part: Part): Steps<Told>
  join(a: tf.Tensor, b: tf.Tensor): Told
}

/**
 * Mean and spread of a whole from those of its parts (Chan, Golub and LeVeque 1979). Plain sums of squares would not
 * do: where features hardly differ, the square of their mean leaves no digits for what is left without it.
 */
export function spreadInParts(spread: Spread): SpreadInParts {
  return {
    *of(x, guide, part) {
      const [height, width, channels] = x.shape
      const there = guide && new GuidePart(guide, part)
      const weight = there ? meanOf(there.weightsAt(height, width)) : 1
      const owned = new Owned()
      try {
        const usable = Math.max(weight, smallest)
        const sum = owned.own(yield* meanOverPlaces(x, there, (rows) => tf.clone(rows)))
        const mean = owned.own(tf.div<tf.Tensor2D>(sum, usable))
        const about = owned.own(yield* spread.of(x, there, mean, weight))
        return tf.tidy(() => {
          const row = tf.fill<tf.Rank.R2>([1, channels], weight * shareOf(x, part))
          return tf.concat([row, mean, tf.div<tf.Tensor2D>(about, usable)], 0)
        })
      } finally {
        owned.dispose()
      }
    },
    join: (a, b) =>
      tf.tidy(() => {
        const [one, other] = [rowsOf(a as Told), rowsOf(b as Told)]
        const weight = tf.add<tf.Tensor2D>(one.weight, other.weight)
        const shareIn = (part: tf.Tensor2D) => tf.div(part, tf.maximum(weight, smallest))
        const [p, q] = [shareIn(one.weight), shareIn(other.weight)]
        const mix = (x: tf.Tensor2D, y: tf.Tensor2D) => tf.add<tf.Tensor2D>(tf.mul(x, p), tf.mul(y, q))
        const apart = tf.mul(tf.mul(spread.between(tf.sub(other.mean, one.mean)), p), q)
        const about = tf.add<tf.Tensor2D>(mix(one.spread, other.spread), apart)
        return tf.concat([weight, mix(one.mean, other.mean), about], 0)
      }),
  }
}

/** The mean and, below it, the spread. */
export function withoutWeight(told: tf.Tensor): tf.Tensor2D {
  return tf.slice(told as Told, 1)
}

function rowsOf(told: Told) {
  const [rows, channels] = told.shape
  return {
    weight: tf.slice(told, [0, 0], [1, channels]),
    mean: tf.slice(told, [1, 0], [1, channels]),
    spread: tf.slice(told, [2, 0], [rows - 2, channels]),
  }
}

function meanOf(values: Float32Array): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}
