import * as tf from '@tensorflow/tfjs-core'
import type { PixelMethod } from './method'

export interface AdamSettings {
  /** In units of the variable; for pixels 0..1, about 0.02. */
  readonly learningRate: number
  readonly beta1: number
  readonly beta2: number
  readonly epsilon: number
}

/** Both moments of Adam; zeros before the first step. */
interface AdamMoments<T extends tf.Tensor> {
  readonly m: T
  readonly v: T
}

/** [h, w, 3] each. */
export interface AdamMemory extends AdamMoments<tf.Tensor3D> {
  readonly kind: 'adam'
  /** Steps that the moments have seen. */
  readonly count: number
}

/** @param clip whether pixels are clipped to 0..1 after each step. */
export function adamMethod(settings: AdamSettings, clip: boolean): PixelMethod<AdamMemory> {
  return {
    made: (memory): memory is AdamMemory => memory.kind === 'adam',
    begin: (pixels) => ({ kind: 'adam', count: 0, m: tf.zerosLike(pixels), v: tf.zerosLike(pixels) }),
    step(old, gradient, memory) {
      const count = memory.count + 1
      const { variable, m, v } = adamStep(old, gradient, memory, count, settings)
      const pixels = clip ? tf.clipByValue(variable, 0, 1) : variable
      if (pixels !== variable) variable.dispose()
      return { pixels, memory: { kind: 'adam', count, m, v }, iterate: pixels }
    },
  }
}

/**
 * One step of Adam (Kingma and Ba 2015, algorithm 1) with `step` counting from 1. Borrows everything; the caller owns
 * the new variable and moments.
 */
function adamStep<T extends tf.Tensor>(
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
