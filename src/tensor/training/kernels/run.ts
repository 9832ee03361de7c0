import * as tf from '@tensorflow/tfjs-core'
import type { Pair, Range } from './geometry'
import { whole } from './geometry'

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
  return tf.tidy((): tf.Tensor4D => {
    const [batch, height, width] = x.shape
    const kept = cut(x, whole(batch), inside(rows, height), inside(columns, width))
    const around = [atLeastNone(rows), atLeastNone(columns)] as const
    const made = width + columns[0] + columns[1] - filter.shape[1] + 1
    const together = stride === 1 ? columnsTogether(filter, made) : 1
    if (together === 1) return fused(kept, filter, [stride, stride], around, bias)
    return convolveTogether(kept, filter, { around, made, together, bias })
  })
}

/** wasm computes so many output channels at once, also when it needs fewer. */
export const lanes = 8

/** How many neighboring columns are best computed together, as channels, so that few channels leave no lanes idle. */
function columnsTogether({ shape: [, across, , to] }: tf.Tensor4D, made: number): number {
  if (tf.getBackend() !== 'wasm') return 1
  const work = (count: number) =>
    Math.ceil(made / count) * (across + count - 1) * Math.ceil((count * to) / lanes)
  const counts = Array.from({ length: lanes }, (_, i) => i + 1)
  return counts.reduce((best, count) => (work(count) < work(best) ? count : best))
}

interface Together {
  readonly around: readonly [Pair, Pair]
  /** Columns of the result. */
  readonly made: number
  readonly together: number
  readonly bias: tf.Tensor1D | undefined
}

function convolveTogether(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  { around: [rows, [left, right]], made, together, bias }: Together,
): tf.Tensor4D {
  const [batch] = x.shape
  const shifted = Array.from({ length: together }, (_, i) =>
    tf.pad(filter, [
      [0, 0],
      [i, together - 1 - i],
      [0, 0],
      [0, 0],
    ]),
  )
  const more = Math.ceil(made / together) * together - made
  const biases = bias && tf.tile(bias, [together])
  const all = fused(
    x,
    tf.concat<tf.Tensor4D>(shifted, 3),
    [1, together],
    [rows, [left, right + more]],
    biases,
  )
  const [, height] = all.shape
  const apart = tf.reshape<tf.Rank.R4>(all, [batch, height, made + more, filter.shape[3]])
  return cut(apart, whole(batch), whole(height), { start: 0, end: made })
}

function fused(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  strides: Pair,
  [rows, columns]: readonly [Pair, Pair],
  bias: tf.Tensor1D | undefined,
): tf.Tensor4D {
  const inputs: tf.NamedTensorMap = bias ? { x, filter, bias } : { x, filter }
  return tf.engine().runKernel<tf.Tensor4D>(tf.FusedConv2D, inputs, {
    strides,
    pad: [[0, 0], rows, columns, [0, 0]],
    dataFormat: 'NHWC',
    dilations: [1, 1],
    activation: 'linear',
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
