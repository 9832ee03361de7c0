import * as tf from '@tensorflow/tfjs-core'

export interface AdamSettings {
  /** In units of the variable; for pixels 0..1, about 0.02. */
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

/** Both moments of Adam; zeros before the first step. */
export interface AdamMoments<T extends tf.Tensor> {
  readonly m: T
  readonly v: T
}

export function zeroMoments<T extends tf.Tensor>(like: T): AdamMoments<T> {
  return { m: tf.zerosLike(like), v: tf.zerosLike(like) }
}

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1) with `step` counting from 1. Borrows everything; the caller owns
 * the new variable and moments.
 */
export function adamStep<T extends tf.Tensor>(
  variable: T,
  gradient: T,
  moments: AdamMoments<T>,
  step: number,
  { learningRate, beta1, beta2, epsilon }: AdamSettings,
): AdamMoments<T> & { readonly variable: T } {
  const [next, m, v] = tf.tidy((): T[] => {
    const m = tf.add<T>(tf.mul(moments.m, beta1), tf.mul(gradient, 1 - beta1))
    const v = tf.add<T>(tf.mul(moments.v, beta2), tf.mul(tf.square(gradient), 1 - beta2))
    const size = tf.add(tf.sqrt(tf.div(v, 1 - beta2 ** step)), epsilon)
    const move = tf.div(tf.mul(m, learningRate / (1 - beta1 ** step)), size)
    return [tf.sub<T>(variable, move), m, v]
  })
  if (!next || !m || !v) throw new Error('An Adam step gave no result.')
  return { variable: next, m, v }
}
