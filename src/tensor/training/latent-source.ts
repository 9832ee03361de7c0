import * as tf from '@tensorflow/tfjs-core'
import type { StepHelp } from '../optimize/method'
import { cloneTree, disposeTree } from '../optimize/tensor-tree'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced } from '../steps'
import { fromNetworkRange } from './draw'
import type { Forward } from './layers/layer'
import { goBack, runNetwork, type TrainableNetwork } from './network'
import type { GeneratedSource } from './optimize-source'
import { type OptimizerSettings, optimizerStep, type TrainingMemory } from './optimizer'

/** Where the search for a latent stands. Owns its tensors. */
export interface LatentState {
  /** Steps done so far. */
  readonly step: number
  /** [1, z] */
  readonly latent: tf.Tensor2D
  /** Of the optimizer; null before the first step. */
  readonly memory: TrainingMemory | null
}

export interface LatentSourceOptions {
  /** For pictures of one size. Borrowed, and stays as it is. */
  readonly generator: TrainableNetwork
  readonly optimizer: OptimizerSettings
  /** Weight of mean(z²), by which latents of normal numbers are the likelier the smaller it is; 0 for none. */
  readonly prior: number
  readonly signal?: AbortSignal
}

const kept = { training: false, keep: true } as const

interface Pass {
  readonly forward: Forward
  readonly image: tf.Tensor3D
  readonly own: Owned
}

/** A picture by the latent that a generator draws it from: what learns is the latent (Zhu et al. 2016). */
export class LatentSource implements GeneratedSource<LatentState> {
  readonly finished = false
  #state: LatentState
  readonly #options: LatentSourceOptions
  #pass: Pass | null = null

  private constructor(state: LatentState, options: LatentSourceOptions) {
    this.#state = state
    this.#options = options
  }

  /** @param start of which it takes handles of its own. Rejects with the signal's reason. */
  static async begin(
    { step, latent, memory }: LatentState,
    options: LatentSourceOptions,
  ): Promise<LatentSource> {
    const source = new LatentSource({ step, latent: tf.clone(latent), memory: cloneTree(memory) }, options)
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

  get state(): LatentState {
    return this.#state
  }

  get whole(): boolean {
    return this.#pass !== null
  }

  current(): tf.Tensor3D {
    return this.#drawn().image
  }

  async learn(gradient: tf.Tensor3D, { pacer }: StepHelp): Promise<void> {
    const { forward } = this.#drawn()
    const { step, latent, memory } = this.#state
    const own = new Owned()
    try {
      // The picture is half as wide in its numbers as what the network makes.
      const slope = own.own(tf.tidy(() => tf.expandDims(tf.div(gradient, 2), 0)))
      const { input } = await runPaced(goBack(forward, slope, { input: true, variables: false }), pacer)
      if (!input) throw new Error('A generator gave no gradient at its latent.')
      const atLatent = own.own(this.#towardsMiddle(own.own(input), latent))
      const moved = await runPaced(
        optimizerStep({ latent }, { latent: atLatent }, memory, this.#options.optimizer),
        pacer,
      )
      disposeTree(this.#state)
      this.#state = {
        step: step + 1,
        latent: moved.variables.latent as tf.Tensor2D,
        memory: moved.memory,
      }
    } finally {
      own.dispose()
    }
    this.#free()
    await this.#draw(pacer)
  }

  result(): tf.Tensor3D {
    return tf.clone(this.current())
  }

  release(): LatentState {
    this.#free()
    return this.#state
  }

  dispose(): void {
    this.#free()
    disposeTree(this.#state)
  }

  #drawn(): Pass {
    if (!this.#pass) throw new Error('A generator has not drawn its picture.')
    return this.#pass
  }

  #towardsMiddle(gradient: tf.Tensor, latent: tf.Tensor2D): tf.Tensor {
    const share = (2 * this.#options.prior) / latent.size
    return tf.tidy(() => tf.add(gradient, tf.mul(latent, share)))
  }

  async #draw(pacer: Pacer): Promise<void> {
    const { generator } = this.#options
    const variables = generator.average ?? generator.variables
    const own = new Owned()
    try {
      const forward = await runPaced(runNetwork(generator, variables, this.#state.latent, kept, own), pacer)
      own.own(forward.y)
      const image = own.own(tf.tidy(() => fromNetworkRange(tf.squeeze<tf.Tensor3D>(forward.y, [0]))))
      this.#pass = { forward, image, own }
    } catch (error) {
      own.dispose()
      throw error
    }
  }

  #free(): void {
    this.#pass?.own.dispose()
    this.#pass = null
  }
}
