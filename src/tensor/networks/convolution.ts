import * as tf from '@tensorflow/tfjs-core'

/** A frozen 3x3 convolution: filter [3, 3, in, out], bias [out]; owned by its network. */
export class FrozenConvolution {
  readonly #filter: tf.Tensor4D
  readonly #bias: tf.Tensor1D
  #rotated: tf.Tensor4D | null = null

  /** Takes ownership of both tensors. */
  constructor(filter: tf.Tensor4D, bias: tf.Tensor1D) {
    this.#filter = filter
    this.#bias = bias
  }

  /** relu(x * filter + bias) with zero padding 1. x: [1, h, w, in]. */
  forward(x: tf.Tensor4D): tf.Tensor4D {
    return fusedConvolution(x, this.#filter, { bias: this.#bias, activation: 'relu' })
  }

  /**
   * The gradient at the input, from the gradient and the value at the output. Stride 1 and padding 1 make it a plain
   * convolution with the rotated, transposed filter, several times faster in tfjs than its own Conv2DBackpropInput.
   */
  backward(dy: tf.Tensor4D, y: tf.Tensor4D): tf.Tensor4D {
    return tf.tidy(() => fusedConvolution(tf.mul(dy, tf.step(y)), this.#rotatedFilter(), {}))
  }

  dispose(): void {
    this.#filter.dispose()
    this.#bias.dispose()
    this.#rotated?.dispose()
    this.#rotated = null
  }

  /** Made at the first backward pass: features alone never pay for it. */
  #rotatedFilter(): tf.Tensor4D {
    this.#rotated ??= tf.keep(
      tf.tidy(() => tf.transpose(tf.reverse(this.#filter, [0, 1]), [0, 1, 3, 2]) as tf.Tensor4D),
    )
    return this.#rotated
  }
}

/**
 * The kernel itself rather than tf.fused.conv2d, which splits into three kernels while a gradient is recorded unless
 * the activation is linear.
 */
function fusedConvolution(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  options: { bias?: tf.Tensor1D; activation?: 'relu' },
): tf.Tensor4D {
  const inputs: tf.NamedTensorMap = { x, filter }
  if (options.bias) inputs.bias = options.bias
  return tf.engine().runKernel<tf.Tensor4D>(tf.FusedConv2D, inputs, {
    strides: [1, 1],
    pad: 'same',
    dataFormat: 'NHWC',
    dilations: [1, 1],
    activation: options.activation ?? 'linear',
  })
}
