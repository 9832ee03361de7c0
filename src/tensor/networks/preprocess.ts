import * as tf from '@tensorflow/tfjs-core'

/** ImageNet's mean color in the 0..255 range, as RGB (VGG's own order is BGR: 103.939, 116.779, 123.68). */
const meanRgb = [123.68, 116.779, 103.939] as const

/**
 * Folds VGG's input convention (BGR, times 255) into the first filter, so that at run time only the mean is
 * subtracted. The mean cannot go into the bias: zero padding applies after it. Takes and frees [3, 3, 3, out].
 */
export function foldInput(filter: tf.Tensor4D): tf.Tensor4D {
  const folded = tf.tidy(() => tf.mul(tf.reverse(filter, [2]), 255) as tf.Tensor4D)
  filter.dispose()
  return folded
}

/** RGB 0..1 [h, w, 3] -> [1, h, w, 3] around the mean, in units of 1/255 of VGG's. Its gradient is the identity. */
export function centerImage(image: tf.Tensor3D): tf.Tensor4D {
  return tf.tidy(() =>
    tf.expandDims<tf.Tensor4D>(
      tf.sub(
        image,
        meanRgb.map((v) => v / 255),
      ),
      0,
    ),
  )
}
