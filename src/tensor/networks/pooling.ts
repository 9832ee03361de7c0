import * as tf from '@tensorflow/tfjs-core'

/** How a VGG-shaped network halves its resolution. Gatys et al. 2016, section 2, prefer the average. */
export type Pooling = 'max' | 'avg'

const window = { filterSize: [2, 2], strides: [2, 2], pad: 'valid' }

/** 2x2 pooling with stride 2; an odd last row or column is dropped. x: [1, h, w, c]. */
export function pool(x: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  return tf.engine().runKernel<tf.Tensor4D>(pooling === 'max' ? tf.MaxPool : tf.AvgPool, { x }, window)
}

/** The gradient at the input of `pool`. For max, x must not be negative (it follows a ReLU): tfjs wasm needs that. */
export function poolBackward(dy: tf.Tensor4D, x: tf.Tensor4D, y: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  const engine = tf.engine()
  return pooling === 'max'
    ? engine.runKernel<tf.Tensor4D>(tf.MaxPoolGrad, { dy, input: x, output: y }, window)
    : engine.runKernel<tf.Tensor4D>(tf.AvgPoolGrad, { dy, input: x }, window)
}
