import '../gradients'
import * as tf from '@tensorflow/tfjs-core'

/** The mean of all values. In two stages: one long float32 sum loses digits on large pictures. */
function meanOfAll(x: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.mean<tf.Scalar>(x.rank > 1 ? tf.mean(x, x.rank - 1) : x))
}

/** mean(x²) over all values. */
export function meanSquare(x: tf.Tensor): tf.Scalar {
  return tf.tidy(() => meanOfAll(tf.square(x)))
}

/** mean((x − target)²) over all values, with its gradient in x written by hand: two kernels in place of six. */
export function meanSquaredDifference(x: tf.Tensor, target: tf.Tensor): tf.Scalar {
  return tf.customGrad((input, save) => {
    const difference = tf.sub(input as tf.Tensor, target)
    ;(save as tf.GradSaveFunc)([difference])
    return {
      value: meanSquare(difference),
      gradFunc: (dy: tf.Scalar, [saved]) => tf.mul(saved as tf.Tensor, tf.mul(dy, 2 / x.size)),
    }
  })(x)
}
