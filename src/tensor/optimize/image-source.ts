import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { StepHelp } from './method'

/**
 * What an optimizer changes: something that shows an image and learns from the gradient at it. Raw pixels are one;
 * a generator's weights would be another.
 */
export interface TrainableImageSource {
  /** Steps done so far. */
  readonly step: number
  /** Whether more steps would change nothing. */
  readonly finished: boolean
  /** The image to be scored now, [h, w, 3]; borrowed until the next `learn`. */
  current(): Tensor3D
  /** One optimizer step from the gradient at `current()` (borrowed). */
  learn(gradient: Tensor3D, help: StepHelp): Promise<void>
  /** The image to show or to keep; the caller owns it. */
  result(): Tensor3D
  dispose(): void
}
