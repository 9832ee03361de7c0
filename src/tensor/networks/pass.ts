import * as tf from '@tensorflow/tfjs-core'
import { bandsAt } from '../bands/bands'
import { speedOf } from '../bands/speed'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { PaddingMode } from './border'
import type { FrozenConvolution } from './convolution'
import type { LayerInfo } from './plan'
import type { Pooling } from './pooling'
import { pool, poolBackwardInBands } from './pooling'
import type { InputConvention } from './preprocess'
import { centerImage } from './preprocess'

/** What a pass needs of a FrozenNetwork. */
interface Layered {
  readonly input: InputConvention
  path(image: tf.Tensor3D, names: readonly string[]): readonly LayerInfo[]
  convolution(layer: LayerInfo): FrozenConvolution
}

interface Step {
  readonly layer: LayerInfo
  /** Input and output of the pooling before this layer, if there is one. */
  readonly pooled: { readonly x: tf.Tensor4D; readonly y: tf.Tensor4D } | null
  readonly output: tf.Tensor4D
}

/**
 * One walk of a picture through a network and, if wanted, back. Unlike a tfjs gradient it can stop between layers
 * and, where one layer takes long, between bands of its rows: at 512 px one VGG-19 pass takes seconds on wasm and one
 * of its convolutions half a second, and Cancel must wait for neither.
 */
export class NetworkPass {
  readonly #owned = new Owned()
  #steps: Step[] = []
  #taps = new Map<string, tf.Tensor3D>()

  constructor(
    readonly network: Layered,
    readonly pooling: Pooling,
    readonly options: { readonly keepForBackward: boolean; readonly padding?: PaddingMode | undefined },
  ) {}

  /** The named activations [h, w, c]; they belong to the pass until `releaseTaps`. */
  async forward(
    image: tf.Tensor3D,
    names: readonly string[],
    { signal, onProgress }: { signal?: AbortSignal; onProgress?: (fraction: number) => void } = {},
  ): Promise<ReadonlyMap<string, tf.Tensor3D>> {
    signal?.throwIfAborted()
    const path = this.network.path(image, names)
    const pacer = new Pacer(signal)
    let x = this.#owned.own(centerImage(image, this.network.input))
    await pacer.breathe()
    for (const layer of path) {
      const step = await this.#advance(x, layer, pacer)
      this.#steps.push(step)
      if (!this.options.keepForBackward) this.#forget(x, step)
      x = step.output
      if (names.includes(layer.name)) this.#taps.set(layer.name, this.#owned.own(tf.squeeze(x, [0])))
      onProgress?.((layer.depth + 1) / path.length)
      await pacer.breathe()
    }
    return this.#taps
  }

  /**
   * The gradient at the picture, [h, w, 3], from gradients at the taps (borrowed). The caller owns it.
   * Frees the activations on its way, so it can be called once.
   */
  async backward(
    gradients: ReadonlyMap<string, tf.Tensor3D>,
    { signal }: { signal?: AbortSignal } = {},
  ): Promise<tf.Tensor3D> {
    const pacer = new Pacer(signal)
    let flowing: tf.Tensor4D | null = null
    while (this.#steps.length > 0) {
      const step = this.#steps.pop()
      if (!step) break
      const before: tf.Tensor4D | null = flowing
      flowing = await this.#retreat(step, before, gradients.get(step.layer.name), pacer)
      if (step.pooled) this.#owned.free(step.pooled.y)
      await pacer.breathe()
    }
    if (!flowing) throw new Error('A backward pass needs a forward pass that kept its activations.')
    return tf.squeeze(flowing, [0])
  }

  /** Hands the taps to the caller. */
  releaseTaps(): Map<string, tf.Tensor3D> {
    const taps = this.#taps
    for (const tap of taps.values()) this.#owned.release(tap)
    this.#taps = new Map()
    return taps
  }

  dispose(): void {
    this.#owned.dispose()
    this.#steps = []
    this.#taps.clear()
  }

  async #advance(x: tf.Tensor4D, layer: LayerInfo, pacer: Pacer): Promise<Step> {
    const previous = this.#steps.at(-1)
    const needsPool = previous !== undefined && previous.layer.block !== layer.block
    const pooled = needsPool ? { x, y: this.#owned.own(pool(x, this.pooling)) } : null
    const convolution = this.network.convolution(layer)
    const bands = bandsAt(speedOf('convolution'), pacer)
    const output = this.#owned.own(
      await convolution.forwardInBands(pooled?.y ?? x, bands, this.options.padding),
    )
    return { layer, pooled, output }
  }

  #forget(x: tf.Tensor4D, step: Step): void {
    this.#owned.free(x)
    if (step.pooled) this.#owned.free(step.pooled.y)
  }

  /** Frees what only this step needed: its output, and the gradient that flowed into it. */
  async #retreat(
    step: Step,
    flowing: tf.Tensor4D | null,
    tap: tf.Tensor3D | undefined,
    pacer: Pacer,
  ): Promise<tf.Tensor4D> {
    const dy = this.#owned.own(gradientAt(step, flowing, tap))
    if (flowing) this.#owned.free(flowing)
    const convolution = this.network.convolution(step.layer)
    const bands = bandsAt(speedOf('convolution'), pacer)
    const dx = this.#owned.own(
      await convolution.backwardInBands(dy, step.output, bands, this.options.padding),
    )
    this.#owned.free(dy)
    this.#owned.free(step.output)
    if (!step.pooled) return dx
    const { x, y } = step.pooled
    const poolBands = bandsAt(speedOf('poolGradient'), pacer)
    const unpooled = this.#owned.own(await poolBackwardInBands(dx, x, y, this.pooling, poolBands))
    this.#owned.free(dx)
    return unpooled
  }
}

/** A handle of its own on the sum of what flows back from the next layer and what comes from the losses here. */
function gradientAt(step: Step, flowing: tf.Tensor4D | null, tap: tf.Tensor3D | undefined): tf.Tensor4D {
  return tf.tidy(() => {
    const here = tap ? tf.expandDims<tf.Tensor4D>(tap, 0) : null
    if (flowing) return here ? tf.add<tf.Tensor4D>(flowing, here) : tf.clone(flowing)
    if (!here) throw new Error(`No gradient reaches layer ${step.layer.name}.`)
    return here
  })
}
