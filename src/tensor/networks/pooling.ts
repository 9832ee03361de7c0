import * as tf from '@tensorflow/tfjs-core'
import type { Bands } from '../bands/bands'
import { inBands } from '../bands/in-bands'
import { rowsOf } from '../bands/rows'

/** How a VGG-shaped network halves its resolution. Gatys et al. 2016, section 2, prefer the average. */
export type Pooling = 'max' | 'avg'

const window = { filterSize: [2, 2], strides: [2, 2], pad: 'valid' }

/** 2x2 pooling with stride 2; an odd last row or column is dropped. x: [1, h, w, c]. */
export function pool(x: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  return tf.engine().runKernel<tf.Tensor4D>(pooling === 'max' ? tf.MaxPool : tf.AvgPool, { x }, window)
}

/** The gradient at the input of `pool`. */
export function poolBackward(dy: tf.Tensor4D, x: tf.Tensor4D, y: tf.Tensor4D, pooling: Pooling): tf.Tensor4D {
  const engine = tf.engine()
  return pooling === 'max'
    ? engine.runKernel<tf.Tensor4D>(tf.MaxPoolGrad, { dy, input: x, output: y }, window)
    : engine.runKernel<tf.Tensor4D>(tf.AvgPoolGrad, { dy, input: x }, window)
}

/** The same numbers, in bands of rows between which events run. */
export function poolBackwardInBands(
  dy: tf.Tensor4D,
  x: tf.Tensor4D,
  y: tf.Tensor4D,
  pooling: Pooling,
  bands: Bands,
): Promise<tf.Tensor4D> {
  const [, height, width, channels] = x.shape
  const whole = () => poolBackward(dy, x, y, pooling)
  // An odd last row of x has no row of y; it joins the band before it.
  const band = (start: number, end: number) => {
    const [first, last] = [start / 2, Math.floor(end / 2)]
    return poolBackward(rowsOf(dy, first, last), rowsOf(x, start, end), rowsOf(y, first, last), pooling)
  }
  return inBands({ height, workPerRow: width * channels, grain: 2, whole, band }, bands)
}
