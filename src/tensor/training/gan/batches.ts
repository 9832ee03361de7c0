import * as tf from '@tensorflow/tfjs-core'
import { disposeTensors } from '../../memory'
import { Owned } from '../../owned'
import type { Pacer } from '../../pause'
import { runPaced } from '../../steps'
import { toNetworkRange } from '../draw'
import { runNetwork, type TrainableNetwork } from '../network'

export interface RandomNumbers {
  /** In [0, 1). */
  uniform(): number
  /** Mean 0, standard deviation 1. */
  normal(): number
}

/**
 * Draws pictures at random, any of them as likely as any other, some perhaps more than once.
 *
 * @param pictures [h, w, 3], 0..1, of one size; borrowed.
 * @returns [count, h, w, 3], -1..1, which the caller owns.
 */
export function drawBatch(
  pictures: readonly tf.Tensor3D[],
  count: number,
  uniform: () => number,
): tf.Tensor4D {
  const drawn = Array.from({ length: count }, () => {
    const picture = pictures[Math.floor(uniform() * pictures.length)]
    if (!picture) throw new Error('There are no pictures to learn from.')
    return picture
  })
  return tf.tidy(() => toNetworkRange(tf.stack(drawn) as tf.Tensor4D))
}

/**
 * Pictures for a discriminator to judge, -1..1, of a generator that is being trained; nothing is learned from how they
 * came about. The caller owns them.
 */
export async function drawFakes(
  generator: TrainableNetwork,
  latents: tf.Tensor,
  pacer: Pacer,
): Promise<tf.Tensor4D> {
  const own = new Owned()
  try {
    const options = { training: true, keep: false }
    const { y, updates } = await runPaced(
      runNetwork(generator, generator.variables, latents, options, own),
      pacer,
    )
    disposeTensors(Object.values(updates ?? {}))
    return y as tf.Tensor4D
  } finally {
    own.dispose()
  }
}
