import * as tf from '@tensorflow/tfjs-core'
import { lumaOf } from './luma'
import { momentsOf } from './moments'

/**
 * Variance of the Laplacian of the luma in 0..255 (Pech-Pacheco et al. 2000), over the places that have all four
 * neighbors: 0 for a flat picture or an even slope, the larger the harder the edges. NaN below 3 px a side.
 */
export async function sharpnessOf(picture: tf.Tensor3D, signal?: AbortSignal): Promise<number> {
  const looks = { reach: 3, quantities: (rows: tf.Tensor3D) => [laplacian(lumaOf(rows))] }
  const [bends] = await momentsOf([picture], looks, signal)
  return 255 ** 2 * (bends?.variance ?? Number.NaN)
}

function laplacian(map: tf.Tensor2D): tf.Tensor2D {
  const [height, width] = map.shape
  const at = (y: number, x: number) => tf.slice(map, [y, x], [height - 2, width - 2])
  return tf.tidy(() => {
    const around = tf.addN<tf.Tensor2D>([at(0, 1), at(1, 0), at(1, 2), at(2, 1)])
    return tf.sub<tf.Tensor2D>(around, tf.mul(at(1, 1), 4))
  })
}
