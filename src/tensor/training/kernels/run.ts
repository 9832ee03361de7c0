import * as tf from '@tensorflow/tfjs-core'
import type { Pair, Range, Reach } from './geometry'

interface Options {
  readonly rows: Pair
  readonly columns: Pair
  readonly stride?: number
  readonly bias?: tf.Tensor1D | undefined
}

/**
 * A convolution by the kernel itself: tf.fused.conv2d splits into several while a gradient is recorded. Where a number
 * of zeros is negative, so much of x is left out.
 */
export function run(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  { rows, columns, stride = 1, bias }: Options,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [batch, height, width] = x.shape
    const kept = cut(x, { start: 0, end: batch }, inside(rows, height), inside(columns, width))
    const inputs: tf.NamedTensorMap = bias ? { x: kept, filter, bias } : { x: kept, filter }
    return tf.engine().runKernel<tf.Tensor4D>(tf.FusedConv2D, inputs, {
      strides: [stride, stride],
      pad: [[0, 0], atLeastNone(rows), atLeastNone(columns), [0, 0]],
      dataFormat: 'NHWC',
      dilations: [1, 1],
      activation: 'linear',
    })
  })
}

/** Some pictures, rows and columns of x, or x itself where these are all. */
export function cut(x: tf.Tensor4D, images: Range, rows: Range, columns: Range): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape
  const ranges = [images, rows, columns]
  const size = ranges.map(({ start, end }) => end - start)
  if (size[0] === batch && size[1] === height && size[2] === width) return x
  return tf.slice(x, [...ranges.map(({ start }) => start), 0], [...size, channels])
}

function inside([before, after]: Pair, side: number): Range {
  return { start: Math.max(0, -before), end: side - Math.max(0, -after) }
}

function atLeastNone([before, after]: Pair): Pair {
  return [Math.max(0, before), Math.max(0, after)]
}

/** All of an axis. */
export function whole(side: number, padding = 0): Reach {
  return { start: 0, end: side, pad: [padding, padding] }
}
