import * as tf from '@tensorflow/tfjs-core'
import { cropImage } from '../images/crop'
import { disposeTensors } from '../memory'
import type { StepHelp } from '../optimize/method'
import { disposeTree } from '../optimize/tensor-tree'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { fromNetworkRange } from './draw'
import type { Forward } from './layers/layer'
import { cloneNetwork, disposeNetwork, goBack, runNetwork, type TrainableNetwork } from './network'
import type { GeneratedSource } from './optimize-source'
import { type OptimizerSettings, optimizerStep } from './optimizer'

/** Where the optimization of a generator stands. Owns its tensors. */
export interface GeneratorState {
  /** Steps done so far. */
  readonly step: number
  readonly network: TrainableNetwork
  /** The running average of the pictures, before bias correction, [h, w, 3]; null when there is none. */
  readonly average: { readonly sum: tf.Tensor3D; readonly count: number } | null
}

export interface GeneratorSourceOptions {
  /** What it draws from, [1, ...]; borrowed. */
  readonly input: tf.Tensor
  /** Of the picture, at most what the generator makes; what is more is cut off to the right and below. */
  readonly size: { readonly width: number; readonly height: number }
  readonly optimizer: OptimizerSettings
  /** Deviation of the noise that is added to the input at every step (Ulyanov et al. 2018, appendix); 0 for none. */
  readonly inputNoise: number
  /** A fresh stream for a step, of normal numbers. */
  readonly noise: (step: number) => () => number
  /** Share of the running average of the pictures that stays at each step; 0 for no average. */
  readonly averaging: number
  readonly signal?: AbortSignal
}

const kept = { training: true, keep: true } as const

/** A picture by the weights of the network that draws it: what learns is the network (Ulyanov et al. 2018). */
export class GeneratorSource implements GeneratedSource<GeneratorState> {
  readonly finished = false
  #state: GeneratorState
  readonly #options: GeneratorSourceOptions
  #pass: { readonly forward: Forward; readonly image: tf.Tensor3D; readonly own: Owned } | null = null

  private constructor(state: GeneratorState, options: GeneratorSourceOptions) {
    this.#state = state
    this.#options = options
  }

  /** @param start borrowed. Rejects with the signal's reason. */
  static async begin(start: GeneratorState, options: GeneratorSourceOptions): Promise<GeneratorSource> {
    const { step, network, average } = start
    const source = new GeneratorSource(
      {
        step,
        network: cloneNetwork(network),
        average: average && { ...average, sum: tf.clone(average.sum) },
      },
      options,
    )
    try {
      await source.#draw(new Pacer(options.signal))
      return source
    } catch (error) {
      source.dispose()
      throw error
    }
  }

  get step(): number {
    return this.#state.step
  }

  get state(): GeneratorState {
    return this.#state
  }

  get whole(): boolean {
    return this.#pass !== null
  }

  current(): tf.Tensor3D {
    if (!this.#pass) throw new Error('A generator has not drawn its picture.')
    return this.#pass.image
  }

  async learn(gradient: tf.Tensor3D, { pacer }: StepHelp): Promise<void> {
    const pass = this.#pass
    if (!pass) throw new Error('A generator has not drawn its picture.')
    const own = new Owned()
    try {
      const slope = own.own(this.#gradientAtOutput(gradient, pass.forward.y as tf.Tensor4D))
      const { variables } = await runPaced(
        goBack(pass.forward, slope, { input: false, variables: true }),
        pacer,
      )
      for (const tensor of Object.values(variables)) own.own(tensor)
      const { network, step, average } = this.#state
      const before = { ...network.variables, ...pass.forward.updates }
      const moved = await runPaced(
        optimizerStep(before, variables, network.memory, this.#options.optimizer),
        pacer,
      )
      disposeNetwork(network)
      const { description, steps } = network
      this.#state = {
        step: step + 1,
        network: { description, ...moved, average: null, steps: steps + 1 },
        average,
      }
    } finally {
      own.dispose()
    }
    this.#free()
    await this.#draw(pacer)
    this.#mix()
  }

  result(): tf.Tensor3D {
    const { average } = this.#state
    if (!average || average.count === 0) return tf.clone(this.current())
    return tf.tidy(() => tf.div<tf.Tensor3D>(average.sum, 1 - this.#options.averaging ** average.count))
  }

  release(): GeneratorState {
    this.#free()
    return this.#state
  }

  dispose(): void {
    this.#free()
    disposeTree(this.#state)
  }

  async #draw(pacer: Pacer): Promise<void> {
    const { input, inputNoise, noise, size } = this.#options
    const { network, step } = this.#state
    const own = new Owned()
    try {
      const seen = own.own(inputNoise === 0 ? tf.clone(input) : shaken(input, inputNoise, noise(step)))
      const forward = await runPaced(runNetwork(network, network.variables, seen, kept, own), pacer)
      own.own(forward.y)
      for (const update of Object.values(forward.updates ?? {})) own.own(update)
      const image = own.own(
        tf.tidy(() => {
          const [, height, width] = (forward.y as tf.Tensor4D).shape
          const whole = fromNetworkRange(tf.reshape<tf.Rank.R3>(forward.y, [height, width, 3]))
          return cropImage(whole, { x: 0, y: 0, ...size })
        }),
      )
      this.#pass = { forward, image, own }
    } catch (error) {
      own.dispose()
      throw error
    }
  }

  #mix(): void {
    const { averaging } = this.#options
    if (averaging === 0) return
    const { average, ...rest } = this.#state
    const image = this.current()
    const sum = tf.tidy(() => {
      const share = tf.mul<tf.Tensor3D>(image, 1 - averaging)
      return average ? tf.add<tf.Tensor3D>(tf.mul(average.sum, averaging), share) : share
    })
    if (average) disposeTensors([average.sum])
    this.#state = { ...rest, average: { sum, count: (average?.count ?? 0) + 1 } }
  }

  /** What was cut off has no gradient; the picture is half as wide in its numbers as what the network makes. */
  #gradientAtOutput(gradient: tf.Tensor3D, { shape: [, rows, columns] }: tf.Tensor4D): tf.Tensor4D {
    const [height, width] = gradient.shape
    return tf.tidy(() => {
      const whole = tf.pad(gradient, [
        [0, rows - height],
        [0, columns - width],
        [0, 0],
      ])
      return tf.expandDims<tf.Tensor4D>(tf.div(whole, 2), 0)
    })
  }

  #free(): void {
    this.#pass?.own.dispose()
    this.#pass = null
  }
}

function shaken(input: tf.Tensor, deviation: number, normal: () => number): tf.Tensor {
  const values = Float32Array.from({ length: input.size }, () => deviation * normal())
  return tf.tidy(() => tf.add(input, tf.tensor(values, input.shape)))
}
