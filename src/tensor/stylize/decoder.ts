import * as tf from '@tensorflow/tfjs-core'
import { bandsAt } from '../bands/bands'
import { speedOf } from '../bands/speed'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { DecoderLayer } from './decoder-layer'
import { applyLayer } from './decoder-layer'

export interface DecodeOptions {
  readonly signal?: AbortSignal
  /** 0..1, by layers done. */
  readonly onProgress?: (fraction: number) => void
}

/** The layers that are given the style's moments, the deepest first. */
export const styledLayers = ['relu4_1', 'relu3_1'] as const

/** Shows the content's edges as they are, the less the more style is wanted: with all of it they would leave no strokes. */
export const sharpLayer = 'relu2_1'

/** The layers of the encoder that a decoder reads, the deepest first. */
export const encodedLayers = [...styledLayers, sharpLayer] as const

/** Features by the names of their layers, [h, w, c] each. */
export type Encoded = ReadonlyMap<string, tf.Tensor3D>

/** Turns features back into a picture (Huang and Belongie 2017, section 5). */
export class AdainDecoder {
  readonly #layers: readonly DecoderLayer[]

  /** Takes ownership of the layers' tensors. */
  constructor(layers: readonly DecoderLayer[]) {
    this.#layers = layers
  }

  /**
   * The features of `encodedLayers`, the deepest [h, w, c] -> picture [8h, 8w, 3], RGB, clipped to 0..1. h and w must be
   * at least 2, and each layer before twice as large.
   */
  async decode(features: Encoded, { signal, onProgress }: DecodeOptions = {}): Promise<tf.Tensor3D> {
    signal?.throwIfAborted()
    const owned = new Owned()
    const pacer = new Pacer(signal)
    try {
      let x = owned.own(tf.clone(featuresAt(features, encodedLayers[0])))
      for (const [i, layer] of this.#layers.entries()) {
        const bands = bandsAt(speedOf('convolution'), pacer)
        const joined = layer.joins === undefined ? undefined : featuresAt(features, layer.joins)
        const next = owned.own(await applyLayer(x, layer, joined, bands))
        owned.free(x)
        x = next
        onProgress?.((i + 1) / this.#layers.length)
        await pacer.breathe()
      }
      return tf.clipByValue(x, 0, 1)
    } finally {
      owned.dispose()
    }
  }

  /** Frees the weights. Only the owner of the decoder calls this. */
  dispose(): void {
    for (const { filter, bias } of this.#layers) {
      filter.dispose()
      bias.dispose()
    }
  }
}

export function featuresAt(features: Encoded, layer: string): tf.Tensor3D {
  const found = features.get(layer)
  if (!found) throw new Error(`There are no features of ${layer}.`)
  return found
}
