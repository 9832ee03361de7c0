import * as tf from '@tensorflow/tfjs-core'

/** (1 − amount)·a + amount·b for two pictures of one size. Throws when the sizes differ. */
export function blendImages(a: tf.Tensor3D, b: tf.Tensor3D, amount: number): tf.Tensor3D {
  if (!tf.util.arraysEqual(a.shape, b.shape)) {
    throw new Error(`Pictures of different size cannot be blended: [${a.shape}] and [${b.shape}].`)
  }
  return tf.tidy(() => tf.add<tf.Tensor3D>(tf.mul(a, 1 - amount), tf.mul(b, amount)))
}

/**
 * A picture [h, w, 3] of noise, every value drawn from `random` (uniform 0..1), row by row.
 *
 * @param gray one value for each pixel, in all three channels.
 */
export function noiseImage(
  { width, height }: { readonly width: number; readonly height: number },
  random: () => number,
  { gray = false } = {},
): tf.Tensor3D {
  const channels = gray ? 1 : 3
  const values = Float32Array.from({ length: width * height * channels }, random)
  const shape: [number, number, number] = [height, width, channels]
  return tf.tidy(() => tf.tile(tf.tensor3d(values, shape), [1, 1, 3 / channels]))
}
