import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import type { ScoreWithGradient } from './term'

/** A score whose gradient was computed along with it, for who differentiates it as one operation. */
export function scoreBySteps(x: tf.Tensor, scored: (x: tf.Tensor) => ScoreWithGradient): tf.Scalar {
  return tf.customGrad((input, save) => {
    const { value, gradient } = scored(input as tf.Tensor)
    ;(save as tf.GradSaveFunc)([gradient])
    return { value, gradFunc: (dy: tf.Scalar, [saved]) => tf.mul(saved as tf.Tensor, dy) }
  })(x)
}
