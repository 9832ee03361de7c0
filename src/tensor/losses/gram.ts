import '../gradients'
import * as tf from '@tensorflow/tfjs-core'

/**
 * The Gram matrix of features [h, w, c]: G = F Fᵀ / (h·w·c), [c, c], with F being c x (h·w)
 * (Gatys et al. 2016, section 2.2; the normalization is Johnson et al. 2016, section 3.2).
 * Differentiable. F is transposed first and dG made symmetric because tfjs's wasm multiplies fast only without
 * transposition flags, which its own gradient would use.
 */
export function gramMatrix(features: tf.Tensor3D): tf.Tensor2D {
  const [height, width, channels] = features.shape
  const flat: [number, number] = [height * width, channels]
  const scale = 1 / (height * width * channels)
  return tf.customGrad((input, save) => {
    const x = input as tf.Tensor3D
    const value = tf.tidy(() => {
      const rows = tf.reshape(x, flat)
      return tf.mul<tf.Tensor2D>(tf.matMul(tf.transpose(rows), rows), scale)
    })
    ;(save as tf.GradSaveFunc)([x])
    return {
      value,
      gradFunc: (dy: tf.Tensor2D, [saved]) =>
        tf.tidy(() => {
          const symmetric = tf.mul<tf.Tensor2D>(tf.add(dy, tf.transpose(dy)), scale)
          return tf.reshape(tf.matMul(tf.reshape(saved as tf.Tensor3D, flat), symmetric), x.shape)
        }),
    }
  })(features)
}
