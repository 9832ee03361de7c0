import * as tf from '@tensorflow/tfjs-core'
import type { Bands } from '../bands/bands'
import { inBands } from '../bands/in-bands'
import { rowsOf } from '../bands/rows'
import { padReflect } from '../images/pad'
import { fusedConvolution, workPerRow } from '../networks/fused-convolution'
import { Owned } from '../owned'

/** One layer of a decoder: nearest 2x upsampling, features that join, 3x3 convolution after reflection padding 1, ReLU. */
export interface DecoderLayer {
  /** [3, 3, in, out]. */
  readonly filter: tf.Tensor4D
  /** [out]. */
  readonly bias: tf.Tensor1D
  readonly relu: boolean
  readonly enlarge: boolean
  /** The layer of the encoder whose features join: their channels come after the decoder's own. */
  readonly joins?: string
}

const ring = { top: 1, right: 1, bottom: 1, left: 1 }

/**
 * [h, w, own] -> [h, w, out], or [2h, 2w, out] where the layer enlarges, in bands of rows between which events run.
 * The caller owns the result.
 *
 * @param joined what joins, of the size of the result.
 */
export async function applyLayer(
  x: tf.Tensor3D,
  { filter, bias, relu, enlarge }: DecoderLayer,
  joined: tf.Tensor3D | undefined,
  bands: Bands,
): Promise<tf.Tensor3D> {
  const owned = new Owned()
  const convolve = (rows: tf.Tensor4D) => fusedConvolution(rows, filter, 'none', { bias, relu })
  const [height, width] = enlarge ? [2 * x.shape[0], 2 * x.shape[1]] : x.shape
  try {
    const padded = owned.own(
      tf.tidy(() => {
        const large = enlarge ? tf.image.resizeNearestNeighbor(x, [height, width]) : x
        const all = joined ? tf.concat3d([large, joined], 2) : large
        return tf.expandDims<tf.Tensor4D>(padReflect(all, ring), 0)
      }),
    )
    const y = owned.own(
      await inBands(
        {
          height,
          workPerRow: workPerRow(padded, filter),
          whole: () => convolve(padded),
          band: (start, end) => convolve(rowsOf(padded, start, end + 2)),
        },
        bands,
      ),
    )
    return tf.squeeze<tf.Tensor3D>(y, [0])
  } finally {
    owned.dispose()
  }
}
