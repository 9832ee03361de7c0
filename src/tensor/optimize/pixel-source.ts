import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'
import type { AdamSettings } from './adam'
import { adamStep, zeroMoments } from './adam'
import type { TrainableImageSource } from './image-source'
import type { PixelState } from './state'
import { disposeState } from './state'

export interface PixelSettings extends AdamSettings {
  /** Decay of the running average of iterates, 0 (off) to below 1. */
  readonly averaging: number
  /** Whether pixels are clipped to 0..1 after each step. */
  readonly clip: boolean
}

/** Pixels as the thing that learns (Gatys et al. 2016), with Adam and an optional average of the iterates. */
export class PixelSource implements TrainableImageSource {
  #state: PixelState

  constructor(
    start: tf.Tensor3D | PixelState,
    readonly settings: PixelSettings,
  ) {
    this.#state = 'step' in start ? resume(start, settings) : begin(start, settings)
  }

  get step(): number {
    return this.#state.step
  }

  current(): tf.Tensor3D {
    return this.#state.pixels
  }

  learn(gradient: tf.Tensor3D): void {
    const old = this.#state
    const step = old.step + 1
    const moved = adamStep(old.pixels, gradient, old, step, this.settings)
    const pixels = this.settings.clip ? tf.clipByValue(moved.variable, 0, 1) : moved.variable
    if (pixels !== moved.variable) moved.variable.dispose()
    const average = old.average && mix(old.average, pixels, this.settings.averaging)
    this.#state = { step, pixels, m: moved.m, v: moved.v, average }
    disposeState(old)
  }

  result(): tf.Tensor3D {
    const { average, pixels, step } = this.#state
    if (!average || step === 0) return cloneTensor(pixels)
    return tf.tidy(() => tf.div<tf.Tensor3D>(average, 1 - this.settings.averaging ** step))
  }

  /** Handles of its own on the whole state; the caller owns them. */
  state(): PixelState {
    return share(this.#state)
  }

  dispose(): void {
    disposeState(this.#state)
  }
}

function begin(start: tf.Tensor3D, { averaging }: PixelSettings): PixelState {
  const average = averaging > 0 ? tf.zerosLike(start) : null
  return { step: 0, pixels: cloneTensor(start), ...zeroMoments(start), average }
}

function resume(state: PixelState, { averaging }: PixelSettings): PixelState {
  if (averaging > 0 !== (state.average !== null) && state.step > 0) {
    throw new Error('Averaging cannot be switched on or off in the middle of an optimization; start it anew.')
  }
  return share(state)
}

function share(state: PixelState): PixelState {
  return {
    step: state.step,
    pixels: cloneTensor(state.pixels),
    m: cloneTensor(state.m),
    v: cloneTensor(state.v),
    average: state.average && cloneTensor(state.average),
  }
}

function mix(average: tf.Tensor3D, pixels: tf.Tensor3D, decay: number): tf.Tensor3D {
  return tf.tidy(() => tf.add<tf.Tensor3D>(tf.mul(average, decay), tf.mul(pixels, 1 - decay)))
}
