import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'
import type { Curvature } from './curvature'
import { descentDirection, firstCurvature, learnCurvature, meanSize } from './curvature'
import type { PixelMethod } from './method'
import { keepResult } from './tensor-tree'

export interface LbfgsSettings {
  /**
   * By how much the first step moves a value on average; for pixels 0..1, about 0.02. Without a line search, the most
   * that any step does.
   */
  readonly learningRate: number
  /** Steps that are remembered. */
  readonly history: number
}

export interface LbfgsMemory {
  readonly kind: 'lbfgs'
  /** Null before the first step. */
  readonly last: {
    readonly curvature: Curvature
    /** The last move as it was after clipping, [h, w, 3]. */
    readonly move: tf.Tensor3D
    /** The gradient before that move, [h, w, 3], 0 where a bound held the pixels. */
    readonly gradient: tf.Tensor3D
  } | null
}

/**
 * L-BFGS with steps of length 1 (Nocedal and Wright 2006, algorithm 7.5 without its line search), as neural-style has
 * it: nothing is read back, and each step costs one evaluation. Unlike there, no step is longer than the first:
 * without a search, one bad guess early on would throw the picture away.
 *
 * @param clip whether pixels are clipped to 0..1 after each step; the curvature is learned from the clipped move.
 */
export function lbfgsMethod(
  { learningRate, history }: LbfgsSettings,
  clip: boolean,
): PixelMethod<LbfgsMemory> {
  return {
    made: (memory): memory is LbfgsMemory => memory.kind === 'lbfgs',
    begin: () => ({ kind: 'lbfgs', last: null }),
    step: (old, given, { last }, { pacer }) =>
      keepResult(async (owned) => {
        const gradient = owned.own(clip ? freeGradient(old, given) : cloneTensor(given))
        const curvature = last
          ? learnCurvature(
              last.curvature,
              { s: last.move, y: owned.own(tf.sub<tf.Tensor3D>(gradient, last.gradient)) },
              history,
              owned,
            )
          : firstCurvature(gradient, learningRate, owned)
        const direction = owned.own(await descentDirection(curvature, gradient, pacer))
        const length = owned.own(
          tf.tidy(() => tf.minimum<tf.Scalar>(1, tf.div(learningRate, meanSize(direction)))),
        )
        const pixels = owned.own(moved(old, direction, length, clip))
        owned.free(direction)
        const move = owned.own(tf.sub<tf.Tensor3D>(pixels, old))
        const memory: LbfgsMemory = { kind: 'lbfgs', last: { curvature, move, gradient } }
        return { pixels, memory, iterate: pixels }
      }),
  }
}

/** The gradient, 0 where following it down would only be clipped: such values would blur what the others tell. */
function freeGradient(pixels: tf.Tensor3D, gradient: tf.Tensor3D): tf.Tensor3D {
  return tf.tidy(() => freeToMove(pixels, gradient, -1))
}

/** The direction, 0 where clipping to 0..1 holds a value back. @param sign -1 to go against the direction. */
export function freeToMove(pixels: tf.Tensor3D, direction: tf.Tensor3D, sign: 1 | -1 = 1): tf.Tensor3D {
  const [down, up] = sign === 1 ? [tf.less, tf.greater] : [tf.greater, tf.less]
  const below = tf.logicalAnd(tf.lessEqual(pixels, 0), down(direction, 0))
  const above = tf.logicalAnd(tf.greaterEqual(pixels, 1), up(direction, 0))
  return tf.where<tf.Tensor3D>(tf.logicalOr(below, above), tf.zerosLike(direction), direction)
}

/** The picture a part of the way along a direction; the caller owns it. */
export function moved(
  from: tf.Tensor3D,
  direction: tf.Tensor3D,
  length: number | tf.Scalar,
  clip: boolean,
): tf.Tensor3D {
  return tf.tidy(() => {
    const there = tf.add<tf.Tensor3D>(from, tf.mul(direction, length))
    return clip ? tf.clipByValue(there, 0, 1) : there
  })
}
