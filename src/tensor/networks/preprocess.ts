import * as tf from '@tensorflow/tfjs-core'

/**
 * The pictures a network was trained on. `caffe`: BGR, 0..255, around ImageNet's mean color, as in the paper and in
 * Keras. `torchvision`: RGB, 0..1, around its own mean and divided by a standard deviation for each channel.
 */
export type InputConvention = 'caffe' | 'torchvision'

interface Convention {
  /** RGB, in the 0..1 range. */
  readonly mean: readonly [number, number, number]
  /** What a filter's channels are multiplied with for pictures in the 0..1 range, in the filter's own order. */
  readonly scale: readonly [number, number, number]
  /** The filter's channels are in the order BGR. */
  readonly reversed: boolean
}

const conventions: Readonly<Record<InputConvention, Convention>> = {
  caffe: {
    mean: [123.68 / 255, 116.779 / 255, 103.939 / 255],
    scale: [255, 255, 255],
    reversed: true,
  },
  torchvision: {
    mean: [0.485, 0.456, 0.406],
    scale: [1 / 0.229, 1 / 0.224, 1 / 0.225],
    reversed: false,
  },
}

/**
 * Folds a network's input convention into its first filter, so that at run time only the mean is subtracted from
 * RGB, 0..1. The mean cannot go into the bias: zero padding applies after it. Takes and frees [3, 3, 3, out].
 */
export function foldInput(filter: tf.Tensor4D, input: InputConvention): tf.Tensor4D {
  const { scale, reversed } = conventions[input]
  const folded = tf.tidy(() => {
    const scaled = tf.mul(filter, tf.tensor4d([...scale], [1, 1, 3, 1]))
    return (reversed ? tf.reverse(scaled, [2]) : scaled) as tf.Tensor4D
  })
  filter.dispose()
  return folded
}

/** RGB 0..1 [h, w, 3] -> [1, h, w, 3] around the convention's mean. Its gradient is the identity. */
export function centerImage(image: tf.Tensor3D, input: InputConvention): tf.Tensor4D {
  return tf.tidy(() => tf.expandDims<tf.Tensor4D>(tf.sub(image, [...conventions[input].mean]), 0))
}
