import type { Tensor3D } from '@tensorflow/tfjs-core'

/**
 * What an optimizer changes: something that shows an image and learns from the gradient at it. Raw pixels are one;
 * a generator's weights would be another.
 */
export interface TrainableImageSource {
  /** Steps done so far. */
  readonly step: number
  /** The image to be scored now, [h, w, 3]; borrowed until the next `learn`. */
  current(): Tensor3D
  /** One optimizer step from the gradient at `current()` (borrowed). */
  learn(gradient: Tensor3D): void
  /** The image to show or to keep; the caller owns it. */
  result(): Tensor3D
  dispose(): void
}
