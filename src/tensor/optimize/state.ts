import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { AdamMemory } from './adam'
import type { LbfgsMemory } from './lbfgs'
import type { SearchMemory } from './lbfgs-search'
import type { Saved } from './tensor-tree'
import { disposeTree, restoreTree, saveTree } from './tensor-tree'

/** What an optimizer remembers of the steps before. */
export type OptimizerMemory = AdamMemory | LbfgsMemory | SearchMemory

/** The running average of iterates, before bias correction. */
export interface Average {
  readonly sum: Tensor3D
  /** Iterates in it. */
  readonly count: number
}

/** Everything an optimization of pixels needs to go on as if it had never stopped. Owns its tensors. */
export interface PixelState<M extends OptimizerMemory = OptimizerMemory> {
  /** Steps done so far; each is one evaluation of the losses and their gradient. */
  readonly step: number
  /** What is scored next, [h, w, 3]. */
  readonly pixels: Tensor3D
  readonly memory: M
  /** Null when averaging is off. */
  readonly average: Average | null
}

/** A PixelState as plain data, for a checkpoint. */
export type SavedPixelState = Saved<PixelState>

export function disposeState(state: PixelState): void {
  disposeTree(state)
}

export function saveState(state: PixelState): Promise<SavedPixelState> {
  return saveTree(state)
}

export function restoreState(saved: SavedPixelState): PixelState {
  return restoreTree<PixelState>(saved)
}
