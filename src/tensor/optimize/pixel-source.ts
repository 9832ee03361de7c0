import * as tf from '@tensorflow/tfjs-core'
import { nearestGray } from '../colors/gray'
import { cloneTensor, disposeTensors } from '../memory'
import type { TrainableImageSource } from './image-source'
import type { PixelMethod, StepHelp } from './method'
import type { Average, OptimizerMemory, PixelState } from './state'
import { cloneTree, disposeTree, tensorsIn } from './tensor-tree'

interface PixelSettings {
  /** Decay of the running average of iterates, 0 (off, the default) to below 1. */
  readonly averaging?: number
  /** The channels of a pixel change alike, as those of a gray picture. Default false. */
  readonly gray?: boolean
}

/** Pixels as the thing that learns (Gatys et al. 2016), by some method, with an optional average of the iterates. */
export class PixelSource<M extends OptimizerMemory> implements TrainableImageSource {
  readonly #averaging: number
  readonly #gray: boolean
  #state: PixelState<M>

  /**
   * @param start borrowed; memory that another method made is not gone on with.
   */
  constructor(
    start: tf.Tensor3D | PixelState,
    readonly method: PixelMethod<M>,
    { averaging = 0, gray = false }: PixelSettings = {},
  ) {
    this.#averaging = averaging
    this.#gray = gray
    this.#state = begin(start, method, averaging)
  }

  get step(): number {
    return this.#state.step
  }

  get finished(): boolean {
    return this.method.finished?.(this.#state.memory) ?? false
  }

  current(): tf.Tensor3D {
    return this.#state.pixels
  }

  async learn(gradient: tf.Tensor3D, help: StepHelp): Promise<void> {
    if (!this.#gray) return this.#follow(gradient, help)
    const amongGray = nearestGray(gradient)
    try {
      await this.#follow(amongGray, help)
    } finally {
      amongGray.dispose()
    }
  }

  async #follow(gradient: tf.Tensor3D, help: StepHelp): Promise<void> {
    const { step, average, ...old } = this.#state
    const { pixels, memory, iterate } = await this.method.step(old.pixels, gradient, old.memory, help)
    const mixed = average && iterate ? mix(average, iterate, this.#averaging) : average
    const before = tensorsIn(this.#state)
    this.#state = { step: step + 1, pixels, memory, average: mixed }
    const kept = tensorsIn(this.#state)
    disposeTensors([...before].filter((tensor) => !kept.has(tensor)))
  }

  result(): tf.Tensor3D {
    const { average, pixels, memory } = this.#state
    if (average && average.count > 0) {
      return tf.tidy(() => tf.div<tf.Tensor3D>(average.sum, 1 - this.#averaging ** average.count))
    }
    return this.method.best?.(pixels, memory) ?? cloneTensor(pixels)
  }

  /** The whole state. Borrowed until the next `learn`, but by whoever takes the source's place and never disposes of it. */
  get state(): PixelState<M> {
    return this.#state
  }

  dispose(): void {
    disposeTree(this.#state)
  }
}

function begin<M extends OptimizerMemory>(
  start: tf.Tensor3D | PixelState,
  method: PixelMethod<M>,
  averaging: number,
): PixelState<M> {
  const { step, pixels, memory, average } =
    'step' in start ? start : { step: 0, pixels: start, memory: null, average: null }
  return {
    step,
    pixels: cloneTensor(pixels),
    memory: memory && method.made(memory) ? cloneTree(memory) : method.begin(pixels),
    average: averaging === 0 ? null : average ? cloneTree(average) : { sum: tf.zerosLike(pixels), count: 0 },
  }
}

function mix({ sum, count }: Average, pixels: tf.Tensor3D, decay: number): Average {
  const mixed = tf.tidy(() => tf.add<tf.Tensor3D>(tf.mul(sum, decay), tf.mul(pixels, 1 - decay)))
  return { sum: mixed, count: count + 1 }
}
