import * as tf from '@tensorflow/tfjs-core'

/**
 * Where a convolution adds its zeros, and how many: 1 `around`, 1 at the `sides` for rows cut out with one more above
 * and below, `none` for both; 2 `beyond` and `besides`, for a result with a border of 1.
 */
export type Padding = keyof typeof pads

const none = [0, 0]
const one = [1, 1]
const two = [2, 2]
const pads = {
  around: 'same',
  sides: [none, none, one, none],
  none: 'valid',
  beyond: [none, two, two, none],
  besides: [none, none, two, none],
}

export interface FusedOptions {
  readonly bias?: tf.Tensor1D
  readonly relu?: boolean
}

/**
 * A 3x3 convolution with bias and ReLU by the kernel itself rather than by tf.fused.conv2d, which splits into three
 * kernels while a gradient is recorded unless the activation is linear. x: [1, h, w, in]; filter: [3, 3, in, out].
 */
export function fusedConvolution(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  padding: Padding,
  { bias, relu = false }: FusedOptions = {},
): tf.Tensor4D {
  const inputs: tf.NamedTensorMap = bias ? { x, filter, bias } : { x, filter }
  return tf.engine().runKernel<tf.Tensor4D>(tf.FusedConv2D, inputs, {
    strides: [1, 1],
    pad: pads[padding],
    dataFormat: 'NHWC',
    dilations: [1, 1],
    activation: relu ? 'relu' : 'linear',
  })
}

/** wasm computes this many output channels at once, and all of them also when it needs fewer. */
const lanes = 8

/** Multiply-adds of a convolution with a filter [height, width, from, to] at `places`. */
export function multiplyAdds(
  places: number,
  height: number,
  width: number,
  from: number,
  to: number,
): number {
  return places * height * width * from * Math.ceil(to / lanes) * lanes
}

/** Multiply-adds for one row of the result. */
export function workPerRow(x: tf.Tensor4D, { shape: [height, width, from, to] }: tf.Tensor4D): number {
  return multiplyAdds(x.shape[2], height, width, from, to)
}
