import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'
import { Owned } from '../owned'
import type { Pacer } from '../pause'

/** What one step told of the curvature: the move, the change of the gradient, and 1 / (their product). */
interface Pair {
  readonly s: tf.Tensor3D
  readonly y: tf.Tensor3D
  /** 0 for a pair that tells nothing, which is then left out of every sum. */
  readonly rho: tf.Scalar
}

/** The inverse Hessian as L-BFGS knows it. Everything, numbers included, stays on the device. */
export interface Curvature {
  /** From the oldest to the newest. */
  readonly pairs: readonly Pair[]
  /** Scale of the initial inverse Hessian, γ I. */
  readonly gamma: tf.Scalar
}

/** Less of an angle between move and change of gradient is taken for noise, or for a slope that bends away. */
const leastCosine = 1e-6
/** Keeps a gradient of zero from becoming a move of NaN. */
const smallest = 1e-30

/**
 * Before there is any pair: γ such that the first step moves a value by `move` on average. A fixed γ would depend on
 * the scale of the losses. What is made belongs to `owned`.
 */
export function firstCurvature(gradient: tf.Tensor3D, move: number, owned: Owned): Curvature {
  const gamma = tf.tidy(() => {
    return tf.div<tf.Scalar>(move, meanSize(gradient))
  })
  return { pairs: [], gamma: owned.own(gamma) }
}

/**
 * Takes the newest step in: its move `s` and the change `y` of the gradient. Handles of the old curvature are used
 * again, but for the oldest pair where there are more than `history`. What is new belongs to `owned`.
 */
export function learnCurvature(
  old: Curvature,
  { s, y }: Pick<Pair, 's' | 'y'>,
  history: number,
  owned: Owned,
): Curvature {
  const [rho, gamma] = tf.tidy((): [tf.Scalar, tf.Scalar] => {
    const [ss, sy, yy] = [dot(s, s), dot(s, y), dot(y, y)]
    const least = tf.mul(tf.mul(tf.sqrt(ss), tf.sqrt(yy)), leastCosine)
    const usable = tf.greater(sy, tf.maximum(least, smallest))
    return [
      tf.where<tf.Scalar>(usable, tf.div(1, sy), tf.scalar(0)),
      tf.where<tf.Scalar>(usable, tf.div(sy, yy), old.gamma),
    ]
  })
  const pairs = [...old.pairs, { s, y, rho: owned.own(rho) }]
  return { pairs: pairs.slice(Math.max(0, pairs.length - history)), gamma: owned.own(gamma) }
}

/**
 * The direction −H g (Nocedal and Wright 2006, algorithm 7.4, the two-loop recursion with equation 7.20 for γ).
 * The caller owns it.
 */
export async function descentDirection(
  { pairs, gamma }: Curvature,
  gradient: tf.Tensor3D,
  pacer: Pacer,
): Promise<tf.Tensor3D> {
  const owned = new Owned()
  const replace = (old: tf.Tensor3D, make: () => tf.Tensor3D) => {
    const next = owned.own(tf.tidy(make))
    owned.free(old)
    return next
  }
  try {
    let q = owned.own(cloneTensor(gradient))
    const newestFirst: { readonly pair: Pair; readonly alpha: tf.Scalar }[] = []
    for (const pair of pairs.toReversed()) {
      const alpha = owned.own(tf.tidy(() => tf.mul<tf.Scalar>(pair.rho, dot(pair.s, q))))
      q = replace(q, () => tf.sub(q, tf.mul(pair.y, alpha)))
      newestFirst.push({ pair, alpha })
      await pacer.breathe()
    }
    q = replace(q, () => tf.mul(q, tf.neg(gamma)))
    for (const { pair, alpha } of newestFirst.toReversed()) {
      // The sign was turned before this loop, so alpha is added with the opposite one.
      const beta = owned.own(tf.tidy(() => tf.mul<tf.Scalar>(pair.rho, dot(pair.y, q))))
      q = replace(q, () => tf.sub(q, tf.mul(pair.s, tf.add(alpha, beta))))
      await pacer.breathe()
    }
    return owned.release(q)
  } finally {
    owned.dispose()
  }
}

/** The inner product of two images. */
export function dot(a: tf.Tensor3D, b: tf.Tensor3D): tf.Scalar {
  return tf.tidy(() => sumOf(tf.mul(a, b)))
}

/** The mean of absolute values, kept above 0. */
export function meanSize(x: tf.Tensor3D): tf.Scalar {
  return tf.tidy(() => tf.maximum<tf.Scalar>(tf.mul(sumOf(tf.abs(x)), 1 / x.size), smallest))
}

/** In two stages: one long float32 sum loses digits on large pictures. */
function sumOf(x: tf.Tensor3D): tf.Scalar {
  return tf.tidy(() => tf.sum<tf.Scalar>(tf.sum(tf.reshape(x, [x.shape[0], -1]), 1)))
}
