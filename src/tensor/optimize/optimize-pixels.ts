import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { LoopOptions } from './optimize'
import { optimize } from './optimize'
import { PixelSource } from './pixel-source'
import type { PixelState } from './state'

export interface PixelOptions extends LoopOptions {
  /** The picture before the first step, [h, w, 3]; borrowed. */
  readonly start: Tensor3D
  readonly learningRate: number
  /** Default 0.9. */
  readonly beta1?: number
  /** Default 0.99, less than Adam's usual 0.999: the gradient of a picture changes quickly. */
  readonly beta2?: number
  /** Default 1e-14: a picture's gradient has about 1e-7 per pixel, and less the larger it is. */
  readonly epsilon?: number
  /** Decay of the running average of the iterates, 0 to below 1; 0, the default, gives the last iterate. */
  readonly averaging?: number
  /** Clip pixels to 0..1 after each step. Default true. */
  readonly clip?: boolean
  /** Go on from here in place of `start`; borrowed. */
  readonly resume?: PixelState
}

/**
 * Repaints pixels until the losses are small (Gatys et al. 2016) with Adam. The caller owns image and state;
 * a later call with `resume` goes on bit for bit as if there had been one call.
 * The image at the end, and the one reported last, is the average of the iterates when averaging is on.
 */
export async function optimizePixels(
  options: PixelOptions,
): Promise<{ readonly image: Tensor3D; readonly state: PixelState }> {
  const source = new PixelSource(options.resume ?? options.start, {
    learningRate: options.learningRate,
    beta1: options.beta1 ?? 0.9,
    beta2: options.beta2 ?? 0.99,
    epsilon: options.epsilon ?? 1e-14,
    averaging: options.averaging ?? 0,
    clip: options.clip ?? true,
  })
  try {
    await optimize(source, options)
    return { image: source.result(), state: source.state() }
  } finally {
    source.dispose()
  }
}
