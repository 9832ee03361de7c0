import type { Tensor3D } from '@tensorflow/tfjs-core'
import { disposeTensors, tensorFrom, valuesOf } from '../memory'

/** Everything an optimization of pixels needs to go on as if it had never stopped. Tensors are [h, w, 3]. */
export interface PixelState {
  /** Steps done so far. */
  readonly step: number
  readonly pixels: Tensor3D
  readonly m: Tensor3D
  readonly v: Tensor3D
  /** Running average of the iterates, before bias correction; null when averaging is off. */
  readonly average: Tensor3D | null
}

/** A PixelState as plain data, for a checkpoint. */
export interface SavedPixelState {
  readonly step: number
  readonly shape: readonly [number, number, number]
  readonly pixels: Float32Array
  readonly m: Float32Array
  readonly v: Float32Array
  readonly average: Float32Array | null
}

export function disposeState({ pixels, m, v, average }: PixelState): void {
  disposeTensors(average ? [pixels, m, v, average] : [pixels, m, v])
}

export async function saveState(state: PixelState): Promise<SavedPixelState> {
  const [pixels, m, v, average] = await Promise.all([
    valuesOf(state.pixels),
    valuesOf(state.m),
    valuesOf(state.v),
    state.average ? valuesOf(state.average) : null,
  ])
  return { step: state.step, shape: state.pixels.shape, pixels, m, v, average }
}

export function restoreState(saved: SavedPixelState): PixelState {
  const tensor = (values: Float32Array) => tensorFrom(values, saved.shape) as Tensor3D
  return {
    step: saved.step,
    pixels: tensor(saved.pixels),
    m: tensor(saved.m),
    v: tensor(saved.v),
    average: saved.average ? tensor(saved.average) : null,
  }
}
