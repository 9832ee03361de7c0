import * as tf from '@tensorflow/tfjs-core'
import { type Cost, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { Pacer } from '../pause'
import { grayValues } from './grayscale'
import { bandsOf, type Paced, rowsOf } from './map-pixels'
import type { Matrix3 } from './matrix3'
import { mixChannels } from './mix-channels'

/**
 * How far the channels of a gray picture may be from their mean, in 0..1: as root mean square over the picture, and
 * anywhere. JPEG and color conversion leave less in a gray photograph, and nobody sees it; a tint, or one small colored
 * thing in a gray picture, has more.
 */
const tolerance = { usual: 2 / 255, most: 16 / 255 }

/** From a color to its difference from the gray of the same mean. */
const toChroma: Matrix3 = [
  [2 / 3, -1 / 3, -1 / 3],
  [-1 / 3, 2 / 3, -1 / 3],
  [-1 / 3, -1 / 3, 2 / 3],
]

/** Whether a picture [h, w, 3] has no color but what files leave in gray ones. Rejects with the signal's reason. */
export async function isGray(image: tf.Tensor3D, { signal }: Paced = {}): Promise<boolean> {
  const pacer = new Pacer(signal)
  let squares = 0
  for (const { start, rows } of bandsOf(image)) {
    const read = tf.tidy(() => {
      const chroma = mixChannels(rowsOf(image, start, rows), toChroma)
      return tf.stack([tf.max(tf.abs(chroma)), tf.sum(tf.square(chroma))])
    })
    try {
      const [most = Number.NaN, sum = Number.NaN] = await read.data()
      if (!(most <= tolerance.most)) return false
      squares += sum
    } finally {
      read.dispose()
    }
    await pacer.breathe()
  }
  return Math.sqrt(squares / image.size) <= tolerance.usual
}

/** What `isGray` takes of a picture that is: of others it sees only a part. */
export function isGrayCost(shape: Shape3): Cost {
  const [rows = 0] = bandsOf({ shape }).map((band) => band.rows)
  const kernels = 8
  return {
    work: kernels * valueWork * valuesIn(shape),
    // A band, its chroma, and what is made of that.
    peak: 4 * shapeBytes([rows, shape[1], shape[2]]),
  }
}

/**
 * The nearest gray of each pixel of [h, w, 3], in all three channels to the bit. Of a gradient, that with respect to a
 * picture whose channels change alike. The caller owns it.
 */
export function nearestGray(image: tf.Tensor3D): tf.Tensor3D {
  return tf.tidy(() => tf.tile(grayValues(image, 'average'), [1, 1, 3]))
}
