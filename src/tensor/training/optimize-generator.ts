import type * as tf from '@tensorflow/tfjs-core'
import type { LoopOptions, LoopStep } from '../optimize/optimize'
import { optimize } from '../optimize/optimize'
import { disposeTree, restoreTree, type Saved, saveTree } from '../optimize/tensor-tree'
import { GeneratorSource, type GeneratorSourceOptions, type GeneratorState } from './generator-source'

/** A GeneratorState as plain data, for a checkpoint. */
export type SavedGeneratorState = Saved<GeneratorState>

export interface GeneratorStep extends LoopStep {
  /** Reads everything back that is needed to go on from here. */
  save(): Promise<SavedGeneratorState>
}

export interface OptimizeGeneratorOptions
  extends Omit<LoopOptions, 'onStep' | 'jitter'>,
    Omit<GeneratorSourceOptions, 'signal'> {
  /** Borrowed. */
  readonly start: GeneratorState
  readonly onStep?: (step: GeneratorStep) => void | Promise<void>
  /** Canceled: after the last whole step, before all is freed. What it throws is lost. */
  readonly onCancel?: (step: GeneratorStep) => Promise<void>
}

/**
 * Changes the weights of a generator until the losses of the picture that it draws are small. The caller owns image and
 * state; a later call that starts from the state goes on bit for bit as if there had been one.
 * @throws NotFiniteError naming term and iteration; the signal's reason.
 */
export async function optimizeGenerator(
  options: OptimizeGeneratorOptions,
): Promise<{ readonly image: tf.Tensor3D; readonly state: GeneratorState }> {
  const { start, onStep, onCancel, ...rest } = options
  const source = await GeneratorSource.begin(start, rest)
  const save = () => saveTree(source.state)
  try {
    await optimize(source, { ...rest, ...(onStep && { onStep: (step) => onStep({ ...step, save }) }) })
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

export function restoreGeneratorState(saved: SavedGeneratorState): GeneratorState {
  return restoreTree<GeneratorState>(saved)
}

export function disposeGeneratorState(state: GeneratorState): void {
  disposeTree(state)
}
