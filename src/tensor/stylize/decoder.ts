import * as tf from '@tensorflow/tfjs-core'
import { padReflect } from '../images/pad'
import { Owned } from '../owned'
import { Pacer } from '../pause'

/** One layer of a decoder: 3x3 convolution after reflection padding 1, then ReLU, then nearest 2x upsampling. */
export interface DecoderLayer {
  /** [3, 3, in, out]. */
  readonly filter: tf.Tensor4D
  /** [out]. */
  readonly bias: tf.Tensor1D
  readonly relu: boolean
  readonly upsample: boolean
}

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
    const owned = new Owned()
    const pacer = new Pacer(signal)
    try {
      let x = owned.own(tf.clone(features))
      for (const [i, layer] of this.#layers.entries()) {
        const next = owned.own(applyLayer(x, layer))
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

const ring = { top: 1, right: 1, bottom: 1, left: 1 }

function applyLayer(x: tf.Tensor3D, { filter, bias, relu, upsample }: DecoderLayer): tf.Tensor3D {
  return tf.tidy(() => {
    const y = tf.fused.conv2d({
      x: padReflect(x, ring),
      filter,
      strides: 1,
      pad: 'valid',
      bias,
      activation: relu ? 'relu' : 'linear',
    })
    return upsample ? tf.image.resizeNearestNeighbor(y, [y.shape[0] * 2, y.shape[1] * 2]) : y
  })
}
