import * as tf from '@tensorflow/tfjs-core'

/** Moves the picture about under the networks from step to step (Mordvintsev, Olah and Tyka 2015). */
export interface Jitter {
  /** The farthest that it moves to any side, in px. */
  readonly reach: number
  readonly seed: number
}

/** To the right and down, in px. */
export interface Shift {
  readonly x: number
  readonly y: number
}

/** Depends on seed and step alone, so that a painting gone on with moves as if it had never stopped. */
export function shiftAt({ reach, seed }: Jitter, step: number): Shift {
  const within = (axis: number) => (scramble(scramble(seed) + 2 * step + axis) % (2 * reach + 1)) - reach
  return { x: within(0), y: within(1) }
}

/** The finalizer of MurmurHash3: every bit of a whole number changes about half of all bits. */
function scramble(number: number): number {
  let mixed = number | 0
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
  return (mixed ^ (mixed >>> 16)) >>> 0
}

/** The picture [h, w, c] moved; what leaves it on one side comes in on the other. The caller owns it. */
export function rollImage(image: tf.Tensor3D, { x, y }: Shift): tf.Tensor3D {
  return tf.tidy(() => rollAlong(rollAlong(image, 0, y), 1, x))
}

function rollAlong(image: tf.Tensor3D, axis: 0 | 1, by: number): tf.Tensor3D {
  const length = image.shape[axis]
  const first = ((by % length) + length) % length
  if (first === 0) return tf.clone(image)
  const [kept, wrapped] = tf.split(image, [length - first, first], axis) as [tf.Tensor3D, tf.Tensor3D]
  return tf.concat([wrapped, kept], axis)
}
