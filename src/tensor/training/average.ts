import * as tf from '@tensorflow/tfjs-core'
import type { Tensors } from './layers/layer'

/**
 * The running average of a network's variables (Yazıcı et al. 2019), early on over fewer steps than later, so that it
 * forgets how the network began. Borrows both; the caller owns the result.
 *
 * @param step steps done, from 1.
 * @param decay share that stays at each step, from 0 to below 1.
 */
export function averageVariables(
  average: Tensors | null,
  variables: Tensors,
  step: number,
  decay: number,
): Tensors {
  const stays = Math.min(decay, (step - 1) / (step + 9))
  return tf.tidy(() =>
    Object.fromEntries(
      Object.entries(variables).map(([name, value]) => {
        const before = average?.[name]
        return [name, before ? tf.add(tf.mul(before, stays), tf.mul(value, 1 - stays)) : tf.clone(value)]
      }),
    ),
  )
}
