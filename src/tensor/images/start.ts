import * as tf from '@tensorflow/tfjs-core'

/** (1 − amount)·a + amount·b for two pictures of one size. Throws when the sizes differ. */
export function blendImages(a: tf.Tensor3D, b: tf.Tensor3D, amount: number): tf.Tensor3D {
  if (!tf.util.arraysEqual(a.shape, b.shape)) {
    throw new Error(`Pictures of different size cannot be blended: [${a.shape}] and [${b.shape}].`)
  }
  return tf.tidy(() => tf.add<tf.Tensor3D>(tf.mul(a, 1 - amount), tf.mul(b, amount)))
}

/** A picture of noise, every value drawn from `random` (uniform 0..1), row by row. */
export function noiseImage(size: { width: number; height: number }, random: () => number): tf.Tensor3D {
  const values = Float32Array.from({ length: size.width * size.height * 3 }, random)
  return tf.tensor3d(values, [size.height, size.width, 3])
}
