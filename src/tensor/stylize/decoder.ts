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

/** Turns relu4_1 features back into a picture (Huang and Belongie 2017, section 5). */
export class AdainDecoder {
  readonly #layers: readonly DecoderLayer[]

  /** Takes ownership of the layers' tensors. */
  constructor(layers: readonly DecoderLayer[]) {
    this.#layers = layers
  }

  /** Features [h, w, c] -> picture [8h, 8w, 3], RGB, clipped to 0..1. h and w must be at least 2. */
  async decode(features: tf.Tensor3D, { signal, onProgress }: DecodeOptions = {}): Promise<tf.Tensor3D> {
    signal?.throwIfAborted()
    const owned = new Owned()
    const pacer = new Pacer(signal)
    try {
      let x = owned.own(tf.clone(features))
      for (const [i, layer] of this.#layers.entries()) {
        const bands = bandsAt(speedOf('convolution'), pacer)
        const next = owned.own(await applyLayer(x, layer, bands))
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
