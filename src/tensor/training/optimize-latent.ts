import * as tf from '@tensorflow/tfjs-core'
import { disposeTensors, valuesOf } from '../memory'
import { disposeTree, restoreTree, type Saved } from '../optimize/tensor-tree'
import { generateImages } from './draw'
import { LatentSource, type LatentSourceOptions, type LatentState } from './latent-source'
import type { TrainableNetwork } from './network'
import { optimizeSource, type SourceOptions } from './optimize-source'

/** A LatentState as plain data, for a checkpoint. */
export type SavedLatentState = Saved<LatentState>

export interface OptimizeLatentOptions
  extends SourceOptions<LatentState>,
    Omit<LatentSourceOptions, 'signal'> {
  /** Borrowed. */
  readonly start: LatentState
}

/**
 * Changes a latent until the losses of the picture that the generator draws from it are small, as `optimizeSource`. The
 * generator is seen as it draws: by its running average, and normalizations by what they remember.
 */
export async function optimizeLatent(
  options: OptimizeLatentOptions,
): Promise<{ readonly image: tf.Tensor3D; readonly state: LatentState }> {
  return optimizeSource(await LatentSource.begin(options.start, options), options)
}

/**
 * The latent whose picture is the nearest to a target by the mean square of what pixels differ, [1, z]; the caller owns
 * it.
 *
 * @param latents [n, z], borrowed.
 * @param target of the size of the pictures, borrowed.
 */
export async function nearestLatent(
  generator: TrainableNetwork,
  latents: tf.Tensor2D,
  target: tf.Tensor3D,
  options: { readonly signal?: AbortSignal } = {},
): Promise<tf.Tensor2D> {
  const images = await generateImages(generator, latents, options)
  const distances = tf.tidy(() => tf.stack(images.map((image) => tf.mean(tf.square(tf.sub(image, target))))))
  disposeTensors(images)
  try {
    const values = await valuesOf(distances)
    const best = values.reduce((least, value, i) => (value < (values[least] ?? value) ? i : least), 0)
    return tf.slice(latents, [best, 0], [1, latents.shape[1]])
  } finally {
    distances.dispose()
  }
}

export function restoreLatentState(saved: SavedLatentState): LatentState {
  return restoreTree<LatentState>(saved)
}

export function disposeLatentState(state: LatentState): void {
  disposeTree(state)
}
