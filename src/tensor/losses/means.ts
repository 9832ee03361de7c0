import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import type { Guide } from './guide'

/** The mean of all values. In two stages: one long float32 sum loses digits on large pictures. */
function meanOfAll(x: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.mean<tf.Scalar>(x.rank > 1 ? tf.mean(x, x.rank - 1) : x))
}

/** mean(x²) over all values. */
export function meanSquare(x: tf.Tensor): tf.Scalar {
  return tf.tidy(() => meanOfAll(tf.square(x)))
}

/** mean(w x²) over all values of x [h, w, c], with the guide's weights of mean 1 for the places. */
export function guidedMeanSquare(x: tf.Tensor3D, guide: Guide): tf.Scalar {
  return tf.tidy(() => meanOfAll(tf.mul(tf.square(x), weightsFor(x, guide))))
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

/** mean(w (x − target)²) over all values of [h, w, c], with its gradient in x written by hand. */
export function guidedMeanSquaredDifference(x: tf.Tensor3D, target: tf.Tensor, guide: Guide): tf.Scalar {
  return tf.customGrad((input, save) => {
    const difference = tf.sub<tf.Tensor3D>(input as tf.Tensor, target)
    const value = guidedMeanSquare(difference, guide)
    // What is saved before an error would stay.
    ;(save as tf.GradSaveFunc)([difference])
    return {
      value,
      gradFunc: (dy: tf.Scalar, [saved]) =>
        tf.mul(saved as tf.Tensor, tf.mul(weightsFor(x, guide), tf.mul(dy, 2 / x.size))),
    }
  })(x)
}

/** [h, w, 1] */
function weightsFor({ shape: [height, width] }: tf.Tensor3D, guide: Guide): tf.Tensor3D {
  return tf.tensor3d(guide.weightsAt(height, width), [height, width, 1])
}
