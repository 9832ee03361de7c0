import * as tf from '@tensorflow/tfjs-core'
import { disposeTensors } from '../memory'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { runNetwork, type TrainableNetwork } from './network'

/** Pictures, 0..1, as networks see them: -1..1. The caller owns the result. */
export function toNetworkRange<T extends tf.Tensor>(pictures: T): T {
  return tf.tidy(() => tf.sub<T>(tf.mul(pictures, 2), 1))
}

/** What networks make, -1..1, as pictures, 0..1. The caller owns the result. */
export function fromNetworkRange<T extends tf.Tensor>(made: T): T {
  return tf.tidy(() => tf.div<T>(tf.add(made, 1), 2))
}

/** Pictures that are made at once: more would take more memory and no less time. */
const atOnce = 16

/**
 * What a network makes of each of a batch, by the running average of its variables where it has one. Normalizations use
 * what they remember. The caller owns the results.
 *
 * @param x [n, ...], borrowed. @returns as many, each without the batch.
 */
export async function applyNetwork(
  network: TrainableNetwork,
  x: tf.Tensor,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<tf.Tensor[]> {
  const pacer = new Pacer(signal)
  const own = new Owned()
  const variables = network.average ?? network.variables
  const [count = 0, ...rest] = x.shape
  try {
    const made: tf.Tensor[] = []
    for (let first = 0; first < count; first += atOnce) {
      const some = Math.min(atOnce, count - first)
      const part = own.own(tf.slice(x, [first, ...rest.map(() => 0)], [some, ...rest]))
      const inside = new Owned()
      try {
        const options = { training: false, keep: false }
        const { y } = await runPaced(runNetwork(network, variables, part, options, inside), pacer)
        for (const one of tf.unstack(own.own(y))) made.push(own.own(one))
        own.free(y)
      } finally {
        inside.dispose()
      }
      own.free(part)
    }
    return made.map((one) => own.release(one))
  } finally {
    own.dispose()
  }
}

/** Pictures [h, w, 3], 0..1, that a generator makes of latents [n, ...]. The caller owns them. */
export async function generateImages(
  generator: TrainableNetwork,
  latents: tf.Tensor,
  options: { readonly signal?: AbortSignal } = {},
): Promise<tf.Tensor3D[]> {
  const made = await applyNetwork(generator, latents, options)
  try {
    return made.map((one) => fromNetworkRange(one) as tf.Tensor3D)
  } finally {
    disposeTensors(made)
  }
}
