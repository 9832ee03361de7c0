import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'

/** Turns [h, w, c] clockwise. */
export function rotateImage(image: tf.Tensor3D, degrees: 0 | 90 | 180 | 270): tf.Tensor3D {
  switch (degrees) {
    case 0:
      return cloneTensor(image)
    case 90:
      return tf.tidy(() => tf.reverse(tf.transpose(image, [1, 0, 2]), [1]))
    case 180:
      return tf.reverse(image, [0, 1])
    case 270:
      return tf.tidy(() => tf.reverse(tf.transpose(image, [1, 0, 2]), [0]))
  }
}

/** Mirrors [h, w, c]: `horizontal` swaps left and right, `vertical` top and bottom. */
export function flipImage(image: tf.Tensor3D, axis: 'horizontal' | 'vertical'): tf.Tensor3D {
  return tf.reverse(image, [axis === 'horizontal' ? 1 : 0])
}
