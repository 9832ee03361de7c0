import type * as tf from '@tensorflow/tfjs-core'
import type { TrainableImageSource } from '../optimize/image-source'
import type { LoopOptions, LoopStep } from '../optimize/optimize'
import { optimize } from '../optimize/optimize'
import { type Saved, saveTree } from '../optimize/tensor-tree'

/** A source of pictures by a generator, with a state from which it goes on. */
export interface GeneratedSource<S> extends TrainableImageSource {
  /** Borrowed until the next `learn`, but by whoever takes the source's place and calls `release`. */
  readonly state: S
  /** Whether the state is that after a whole step: not where one was canceled before its picture. */
  readonly whole: boolean
  /** Frees all but the state, which the caller owns from now on. */
  release(): S
}

export interface SourceStep<S> extends LoopStep {
  /** Reads everything back that is needed to go on from here. */
  save(): Promise<Saved<S>>
}

export interface SourceOptions<S> extends Omit<LoopOptions, 'onStep' | 'jitter'> {
  readonly onStep?: (step: SourceStep<S>) => void | Promise<void>
  /** Canceled: after the last whole step, before all is freed. What it throws is lost. */
  readonly onCancel?: (step: SourceStep<S>) => Promise<void>
}

/**
 * Runs a source against its losses, and frees it. The caller owns image and state; a later run that starts from the
 * state goes on bit for bit as if there had been one.
 * @throws NotFiniteError naming term and iteration; the signal's reason.
 */
export async function optimizeSource<S>(
  source: GeneratedSource<S>,
  { onStep, onCancel, ...options }: SourceOptions<S>,
): Promise<{ readonly image: tf.Tensor3D; readonly state: S }> {
  const save = () => saveTree(source.state)
  try {
    await optimize(source, { ...options, ...(onStep && { onStep: (step) => onStep({ ...step, save }) }) })
    const image = source.result()
    return { image, state: source.release() }
  } catch (error) {
    // By now everything that was being read has been reported.
    const stopped = {
      iteration: source.step,
      image: () => source.result(),
      reported: () => Promise.resolve(),
      save,
    }
    if (options.signal?.aborted && onCancel && source.whole) await onCancel(stopped).catch(() => {})
    source.dispose()
    throw error
  }
}
