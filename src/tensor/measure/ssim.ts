import * as tf from '@tensorflow/tfjs-core'
import { lumaOf } from './luma'
import { momentsOf } from './moments'
import { localMeans, windowSide } from './window'

/** (K L)² with K1 = 0.01, K2 = 0.03 and values from 0 to L = 1. */
const c1 = 0.01 ** 2
const c2 = 0.03 ** 2

/**
 * Mean structural similarity of the lumas (Wang, Bovik, Sheikh and Simoncelli 2004, section III.B): a Gaussian window of
 * 11 px with σ = 1.5, at the places where all of it lies in the picture. 1 for equal pictures. NaN below 11 px a side.
 */
export async function ssimOf(a: tf.Tensor3D, b: tf.Tensor3D, signal?: AbortSignal): Promise<number> {
  const quantities = (x: tf.Tensor3D, y: tf.Tensor3D) => [similarity(lumaOf(x), lumaOf(y))]
  const [map] = await momentsOf([a, b], { reach: windowSide, quantities }, signal)
  return map?.mean ?? Number.NaN
}

/**
 * Equation 13 at every place: (2 μx μy + C1)(2 σxy + C2) / ((μx² + μy² + C1)(σx² + σy² + C2)). Variances are taken of
 * deviations from the mean of all, which changes nothing but the digits that float32 loses.
 */
function similarity(x: tf.Tensor2D, y: tf.Tensor2D): tf.Tensor {
  return tf.tidy(() => {
    const [allX, allY] = [tf.mean(x), tf.mean(y)]
    const [u, v] = [tf.sub(x, allX), tf.sub(y, allY)]
    const maps = tf.stack([u, v, tf.add(tf.square(u), tf.square(v)), tf.mul(u, v)]) as tf.Tensor3D
    const [meanU, meanV, squares, product] = tf.unstack(localMeans(maps))
    if (!meanU || !meanV || !squares || !product) throw new Error('A local mean is missing.')
    const covariance = tf.sub(product, tf.mul(meanU, meanV))
    const variances = tf.sub(squares, tf.add(tf.square(meanU), tf.square(meanV)))
    const [meanX, meanY] = [tf.add(meanU, allX), tf.add(meanV, allY)]
    const above = tf.mul(tf.add(tf.mul(tf.mul(meanX, meanY), 2), c1), tf.add(tf.mul(covariance, 2), c2))
    const meanSquares = tf.add(tf.square(meanX), tf.square(meanY))
    const below = tf.mul(tf.add(meanSquares, c1), tf.add(variances, c2))
    return tf.div(above, below)
  })
}
