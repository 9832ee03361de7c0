import * as tf from '@tensorflow/tfjs-core'

/** What stands for rounding while a network learns. */
export type Rounding =
  /** Uniform noise as wide as a step: its slope is that of what it stands for on average (Ballé et al. 2017). */
  | 'noise'
  /** It is rounded, and the gradient goes straight through (Theis et al. 2017). */
  | 'straight-through'

/** Between two of the 2^bits values from -1 to 1. */
const stepOf = (bits: number) => 2 / (2 ** bits - 1)

/**
 * A code, [n, h, w, c], -1..1, as a decoder sees it while it learns: what is added is not learned from, so that the
 * gradient at the result is that at the code. The caller owns it.
 *
 * @param bits for each picture.
 * @param uniform in [0, 1).
 */
export function disturb(
  code: tf.Tensor4D,
  bits: readonly number[],
  rounding: Rounding,
  uniform: () => number,
): tf.Tensor4D {
  return tf.tidy(() => {
    const steps = tf.tensor4d(bits.map(stepOf), [bits.length, 1, 1, 1])
    if (rounding === 'straight-through') return nearest(code, steps)
    const noise = Float32Array.from({ length: code.size }, () => uniform() - 0.5)
    return tf.add<tf.Tensor4D>(code, tf.mul(tf.tensor(noise, code.shape), steps))
  })
}

/** A code with each number as the nearest of the 2^bits values. Borrowed; the caller owns the result. */
export function roundCode<T extends tf.Tensor>(code: T, bits: number): T {
  return tf.tidy(() => nearest(code, tf.scalar(stepOf(bits))))
}

function nearest<T extends tf.Tensor>(code: T, steps: tf.Tensor): T {
  return tf.sub<T>(tf.mul(tf.round(tf.div(tf.add(code, 1), steps)), steps), 1)
}

/** The nearest of the 2^bits values, each as its index from 0. @param code within -1..1. */
export function toLevels(code: Float32Array, bits: number): Uint8Array<ArrayBuffer> {
  const most = 2 ** bits - 1
  return Uint8Array.from(code, (value) => Math.min(most, Math.max(0, Math.round(((value + 1) / 2) * most))))
}

export function fromLevels(levels: Uint8Array, bits: number): Float32Array {
  const step = stepOf(bits)
  return Float32Array.from(levels, (level) => level * step - 1)
}
