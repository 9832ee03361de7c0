import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import type { PaddingMode } from './border'
import { FrozenConvolution } from './convolution'
import { checkSize, UnknownLayerError } from './errors'
import { NetworkPass } from './pass'
import type { LayerInfo } from './plan'
import { minimumSideOf } from './plan'
import type { Pooling } from './pooling'
import { pool, poolBackward } from './pooling'
import type { InputConvention } from './preprocess'
import { centerImage, foldInput } from './preprocess'

/** Weights of one layer: filter [3, 3, in, out] and bias [out], the first for the network's input convention. */
export interface LayerWeights {
  readonly layer: LayerInfo
  readonly filter: tf.Tensor4D
  readonly bias: tf.Tensor1D
}

export interface ExtractOptions {
  /** Default zeros. */
  readonly padding?: PaddingMode | undefined
  readonly signal?: AbortSignal
  /** 0..1, by layers done. */
  readonly onProgress?: (fraction: number) => void
}

/**
 * A network with a layout of VGG's (Simonyan and Zisserman 2014) whose weights never change: 3x3 convolutions with
 * padding 1 (zeros, unless said otherwise), bias and ReLU, and 2x2 pooling before blocks 2 to 5. Pictures are float32 [h, w, 3], RGB, 0..1.
 * Gradients are written by hand and reach the picture only.
 */
export class FrozenNetwork {
  readonly #layers: LayerInfo[] = []
  readonly #convolutions: FrozenConvolution[] = []

  constructor(
    readonly id: string,
    readonly input: InputConvention = 'caffe',
  ) {}

  /** The layers whose weights are loaded, in order of depth. */
  get layers(): readonly LayerInfo[] {
    return this.#layers
  }

  /** Adds the next layer and takes ownership of its tensors. */
  addLayer({ layer, filter, bias }: LayerWeights): void {
    if (layer.depth !== this.#layers.length) {
      throw new Error(`Layer ${layer.name} cannot follow ${this.#layers.at(-1)?.name ?? 'the input'}.`)
    }
    const folded = layer.depth === 0 ? foldInput(filter, this.input) : filter
    this.#convolutions.push(new FrozenConvolution(folded, bias))
    this.#layers.push(layer)
  }

  /** Throws UnknownLayerError when the layer does not exist or has not been loaded. */
  layer(name: string): LayerInfo {
    const found = this.#layers.find((layer) => layer.name === name)
    if (found) return found
    throw new UnknownLayerError(
      this.id,
      name,
      this.#layers.map((layer) => layer.name),
    )
  }

  convolution(layer: LayerInfo): FrozenConvolution {
    const convolution = this.#convolutions[layer.depth]
    if (!convolution) throw new Error(`Layer ${layer.name} of ${this.id} is not loaded.`)
    return convolution
  }

  /** The shortest side, in pixels, a picture may have for this layer. */
  minimumSide(layer: string): number {
    return minimumSideOf(this.layer(layer))
  }

  /**
   * The layers from the input to the deepest of those named, in order.
   * @throws UnknownLayerError, or ImageTooSmallError naming layer, size and minimum.
   */
  path(image: tf.Tensor3D, names: readonly string[]): readonly LayerInfo[] {
    const [height, width] = image.shape
    const wanted = names.map((name) => this.layer(name))
    for (const layer of wanted) checkSize(layer, width, height)
    return this.#layers.slice(0, Math.max(-1, ...wanted.map((layer) => layer.depth)) + 1)
  }

  /**
   * The named activations, [h, w, c] each, computed only as deep as the deepest; synchronous and differentiable.
   * The caller owns the result.
   */
  activations(
    image: tf.Tensor3D,
    names: readonly string[],
    pooling: Pooling,
    padding: PaddingMode = 'zeros',
  ): Map<string, tf.Tensor3D> {
    const path = this.path(image, names)
    const taps: Record<string, tf.Tensor3D> = tf.tidy(() => {
      const kept: Record<string, tf.Tensor3D> = {}
      let x = centerImage(image, this.input)
      let block = 1
      for (const layer of path) {
        if (layer.block !== block) x = differentiablePool(x, pooling)
        block = layer.block
        x = differentiableConvolution(x, this.convolution(layer), padding)
        if (names.includes(layer.name)) kept[layer.name] = tf.squeeze(x, [0])
      }
      return kept
    })
    return new Map(Object.entries(taps))
  }

  /** Like `activations`, without a gradient: lets events run between layers, so that it can be canceled. */
  async extract(
    image: tf.Tensor3D,
    names: readonly string[],
    pooling: Pooling,
    { padding, ...options }: ExtractOptions = {},
  ): Promise<Map<string, tf.Tensor3D>> {
    const pass = new NetworkPass(this, pooling, { keepForBackward: false, padding })
    try {
      await pass.forward(image, names, options)
      return pass.releaseTaps()
    } finally {
      pass.dispose()
    }
  }

  /** Frees the weights. Only the owner of the network calls this. */
  dispose(): void {
    for (const convolution of this.#convolutions) convolution.dispose()
    this.#convolutions.length = 0
    this.#layers.length = 0
  }
}

function differentiableConvolution(
  x: tf.Tensor4D,
  convolution: FrozenConvolution,
  padding: PaddingMode,
): tf.Tensor4D {
  return tf.customGrad((input, save) => {
    const value = convolution.forward(input as tf.Tensor4D, padding)
    ;(save as tf.GradSaveFunc)([value])
    return {
      value,
      gradFunc: (dy: tf.Tensor4D, [y]) => convolution.backward(dy, y as tf.Tensor4D, padding),
    }
  })(x)
}

function differentiablePool(x: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  return tf.customGrad((input, save) => {
    const value = pool(input as tf.Tensor4D, pooling)
    ;(save as tf.GradSaveFunc)([input as tf.Tensor4D, value])
    return {
      value,
      gradFunc: (dy: tf.Tensor4D, [i, y]) => poolBackward(dy, i as tf.Tensor4D, y as tf.Tensor4D, pooling),
    }
  })(x)
}
