import type { Tensor3D } from '@tensorflow/tfjs-core'
import { adamMethod } from './adam'
import { lbfgsMethod } from './lbfgs'
import { lbfgsSearchMethod } from './lbfgs-search'
import type { PixelMethod } from './method'
import type { LoopOptions, LoopStep } from './optimize'
import { optimize } from './optimize'
import { PixelSource } from './pixel-source'
import { type OptimizerMemory, type PixelState, type SavedPixelState, saveState } from './state'

/** L-BFGS without a line search, or with one for the strong Wolfe conditions. */
export type OptimizerName = 'adam' | 'lbfgs' | 'lbfgs-search'

/** Where the painting stands between two steps. */
export interface PixelStep extends LoopStep {
  /** Reads everything back that is needed to go on from here. */
  save(): Promise<SavedPixelState>
}

export interface PixelOptions extends Omit<LoopOptions, 'onStep'> {
  /** After every step. May be asynchronous. */
  readonly onStep?: (step: PixelStep) => void | Promise<void>
  /** Canceled: after the last whole step, before all is freed. What it throws is lost. */
  readonly onCancel?: (step: PixelStep) => Promise<void>
  /** The picture before the first step, [h, w, 3]; borrowed. */
  readonly start: Tensor3D
  /** Default Adam. */
  readonly optimizer?: OptimizerName
  /** Of Adam; with L-BFGS, how far the first step moves a value on average, and without a search, any at most. */
  readonly learningRate: number
  /** Of Adam. Default 0.9. */
  readonly beta1?: number
  /** Of Adam. Default 0.99, less than Adam's usual 0.999: the gradient of a picture changes quickly. */
  readonly beta2?: number
  /** Of Adam. Default 1e-14: a picture's gradient has about 1e-7 per pixel, and less the larger it is. */
  readonly epsilon?: number
  /** Of Adam: coarser copies of the picture that move as well. Default 0. */
  readonly pyramid?: number
  /** Steps that L-BFGS remembers. Default 10. */
  readonly history?: number
  /** Decay of the running average of the iterates, 0 to below 1; 0, the default, gives the last iterate. */
  readonly averaging?: number
  /** Clip pixels to 0..1 after each step. Default true. */
  readonly clip?: boolean
  /**
   * Change the channels of every pixel alike, so that a gray picture stays gray to the bit: each step then follows the
   * gradient among gray pictures. `start` or `resume` has to be gray. Default false.
   */
  readonly gray?: boolean
  /** Go on from here in place of `start`; borrowed. What another optimizer remembers is left aside. */
  readonly resume?: PixelState
}

/**
 * Repaints pixels until the losses are small (Gatys et al. 2016). The caller owns image and state;
 * a later call with `resume` goes on bit for bit as if there had been one call.
 * The image at the end, and the one reported last, is the average of the iterates when averaging is on.
 */
export async function optimizePixels(
  options: PixelOptions,
): Promise<{ readonly image: Tensor3D; readonly state: PixelState }> {
  const { optimizer = 'adam', learningRate, history = 10, clip = true } = options
  const { beta1 = 0.9, beta2 = 0.99, epsilon = 1e-14, pyramid = 0 } = options
  if (options.jitter && optimizer !== 'adam') {
    throw new Error('L-BFGS compares gradients of one step with the next, which jitter changes: take Adam.')
  }
  switch (optimizer) {
    case 'adam':
      return paint(adamMethod({ learningRate, beta1, beta2, epsilon, pyramid }, clip), options)
    case 'lbfgs':
      return paint(lbfgsMethod({ learningRate, history }, clip), options)
    case 'lbfgs-search':
      if (options.gradient === 'normalized') {
        throw new Error('A line search needs the gradient of the sum; normalized gradients do not give it.')
      }
      return paint(lbfgsSearchMethod({ learningRate, history }, clip), options)
  }
}

async function paint<M extends OptimizerMemory>(method: PixelMethod<M>, options: PixelOptions) {
  const { onStep, onCancel, ...loop } = options
  const source = new PixelSource(options.resume ?? options.start, method, options)
  const save = () => saveState(source.state)
  try {
    await optimize(source, { ...loop, ...(onStep && { onStep: (step) => onStep({ ...step, save }) }) })
    const image = source.result()
    return { image, state: source.state }
  } catch (error) {
    // By now everything that was being read has been reported.
    const stopped = {
      iteration: source.step,
      image: () => source.result(),
      reported: () => Promise.resolve(),
      save,
    }
    if (options.signal?.aborted) await onCancel?.(stopped).catch(() => {})
    source.dispose()
    throw error
  }
}
