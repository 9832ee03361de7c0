import * as tf from '@tensorflow/tfjs-core'
import { momentsOf } from './moments'

/** Peak signal-to-noise ratio over all values, 10 log₁₀(1 / mean((a − b)²)) in dB; infinite for equal pictures. */
export async function psnrOf(a: tf.Tensor3D, b: tf.Tensor3D, signal?: AbortSignal): Promise<number> {
  const looks = { reach: 1, quantities: (x: tf.Tensor3D, y: tf.Tensor3D) => [tf.sub(x, y)] }
  const [error] = await momentsOf([a, b], looks, signal)
  if (!error) return Number.NaN
  return -10 * Math.log10(error.variance + error.mean ** 2)
}
