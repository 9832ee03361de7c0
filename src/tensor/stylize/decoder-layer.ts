import * as tf from '@tensorflow/tfjs-core'
import type { Bands } from '../bands/bands'
import { inBands } from '../bands/in-bands'
import { rowsOf } from '../bands/rows'
import { padReflect } from '../images/pad'
import { fusedConvolution, workPerRow } from '../networks/fused-convolution'
import { Owned } from '../owned'

/** One layer of a decoder: 3x3 convolution after reflection padding 1, then ReLU, then nearest 2x upsampling. */
export interface DecoderLayer {
  /** [3, 3, in, out]. */
  readonly filter: tf.Tensor4D
  /** [out]. */
  readonly bias: tf.Tensor1D
  readonly relu: boolean
  readonly upsample: boolean
}

const ring = { top: 1, right: 1, bottom: 1, left: 1 }

/** [h, w, in] -> [h, w, out], or twice the size, in bands of rows between which events run. The caller owns the result. */
export async function applyLayer(
  x: tf.Tensor3D,
  { filter, bias, relu, upsample }: DecoderLayer,
  bands: Bands,
): Promise<tf.Tensor3D> {
  const owned = new Owned()
  const convolve = (rows: tf.Tensor4D) => fusedConvolution(rows, filter, 'none', { bias, relu })
  try {
    const padded = owned.own(tf.tidy(() => tf.expandDims<tf.Tensor4D>(padReflect(x, ring), 0)))
    const y = owned.own(
      await inBands(
        {
          height: x.shape[0],
          workPerRow: workPerRow(padded, filter),
          whole: () => convolve(padded),
          band: (start, end) => convolve(rowsOf(padded, start, end + 2)),
        },
        bands,
      ),
    )
    return tf.tidy(() => {
      const flat = tf.squeeze<tf.Tensor3D>(y, [0])
      if (!upsample) return flat
      return tf.image.resizeNearestNeighbor(flat, [flat.shape[0] * 2, flat.shape[1] * 2])
    })
  } finally {
    owned.dispose()
  }
}
