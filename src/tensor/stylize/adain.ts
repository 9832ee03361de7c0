import '../gradients'
import * as tf from '@tensorflow/tfjs-core'

/**
 * Gives each channel of the content features [h, w, c] the mean and standard deviation of the style features'
 * (Huang and Belongie 2017, equation 8). Sizes may differ, channels not. Differentiable.
 */
export function adain(content: tf.Tensor3D, style: tf.Tensor3D, epsilon = 1e-5): tf.Tensor3D {
  return tf.tidy(() => {
    const from = momentsOf(content, epsilon)
    const to = momentsOf(style, epsilon)
    const normalized = tf.div(tf.sub(content, from.mean), from.deviation)
    return tf.add<tf.Tensor3D>(tf.mul(normalized, to.deviation), to.mean)
  })
}

function momentsOf(x: tf.Tensor3D, epsilon: number): { mean: tf.Tensor; deviation: tf.Tensor } {
  const mean = meanOverPlaces(x)
  const variance = meanOverPlaces(tf.square(tf.sub(x, mean)))
  return { mean, deviation: tf.sqrt(tf.add(variance, epsilon)) }
}

/** Rows first, then columns: one long float32 sum would lose digits. */
function meanOverPlaces(x: tf.Tensor): tf.Tensor {
  return tf.mean(tf.mean(x, 1, true), 0, true)
}
