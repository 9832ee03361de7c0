import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { Pacer } from '../pause'

/** What a method may ask for during a step. */
export interface StepHelp {
  /** The weighted sum of the losses of the image that the gradient is at; asking for it waits for the device. */
  total(): Promise<number>
  /** Lets events run in a step that takes long. */
  readonly pacer: Pacer
}

export interface MethodStep<M> {
  /** What to score next, [h, w, 3]. */
  readonly pixels: Tensor3D
  readonly memory: M
  /** The iterate that this step arrived at; null while a line search is looking for it. */
  readonly iterate: Tensor3D | null
}

/** How pixels learn from the gradient at them. */
export interface PixelMethod<M extends { readonly kind: string }> {
  /** Whether it can go on with this memory. */
  made(memory: { readonly kind: string }): memory is M
  /** The memory before the first step. The caller owns its tensors. */
  begin(pixels: Tensor3D): M
  /**
   * One step from the gradient at `pixels`. Borrows everything; what it returns may have handles of what it was given,
   * except of the gradient, and the caller frees the handles of the old pixels and memory that are not in it.
   */
  step(
    pixels: Tensor3D,
    gradient: Tensor3D,
    memory: M,
    help: StepHelp,
  ): Promise<MethodStep<M>> | MethodStep<M>
  /** The best picture so far, when it may be another than `pixels`. The caller owns it. */
  best?(pixels: Tensor3D, memory: M): Tensor3D
  /** Whether no step can make it any better. */
  finished?(memory: M): boolean
}
