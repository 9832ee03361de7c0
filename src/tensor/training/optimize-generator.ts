import type * as tf from '@tensorflow/tfjs-core'
import { disposeTree, restoreTree, type Saved } from '../optimize/tensor-tree'
import { GeneratorSource, type GeneratorSourceOptions, type GeneratorState } from './generator-source'
import { optimizeSource, type SourceOptions } from './optimize-source'

/** A GeneratorState as plain data, for a checkpoint. */
export type SavedGeneratorState = Saved<GeneratorState>

export interface OptimizeGeneratorOptions
  extends SourceOptions<GeneratorState>,
    Omit<GeneratorSourceOptions, 'signal'> {
  /** Borrowed. */
  readonly start: GeneratorState
}

/** Changes the weights of a generator until the losses of the picture that it draws are small, as `optimizeSource`. */
export async function optimizeGenerator(
  options: OptimizeGeneratorOptions,
): Promise<{ readonly image: tf.Tensor3D; readonly state: GeneratorState }> {
  return optimizeSource(await GeneratorSource.begin(options.start, options), options)
}

export function restoreGeneratorState(saved: SavedGeneratorState): GeneratorState {
  return restoreTree<GeneratorState>(saved)
}

export function disposeGeneratorState(state: GeneratorState): void {
  disposeTree(state)
}
