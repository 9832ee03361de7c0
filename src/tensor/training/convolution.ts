import * as tf from '@tensorflow/tfjs-core'

export interface ConvolutionGeometry {
  /** Side of the square kernel. */
  readonly kernel: number
  readonly stride: number
  /** Zeros on each side. */
  readonly padding: number
}

/** Height and width of a picture or an activation. */
interface Sides {
  readonly height: number
  readonly width: number
}

type Pair = [number, number]

/** x [n, h, w, in], filter [k, k, in, out], bias [out] -> [n, floor((h + 2p - k) / s) + 1, likewise, out]. */
export function convolve(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  { stride, padding }: ConvolutionGeometry,
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  const around: Pair = [padding, padding]
  return run(x, filter, { rows: around, columns: around, stride, bias })
}

/**
 * The adjoint of `convolve` at x, which is also what a transposed convolution computes: dy [n, h', w', out], filter
 * [k, k, in, out] -> [n, height, width, in].
 *
 * Place u of the result sees place i of dy through tap u + p - si of the filter. With u + p = sq + a the taps are
 * a + st at places q - t: for all s² phases a at once a plain convolution with s² times the channels, which
 * depth-to-space puts in their places.
 */
export function convolveTransposed(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  { stride, padding }: ConvolutionGeometry,
  { height, width }: Sides,
): tf.Tensor4D {
  return tf.tidy(() => {
    const taps = Math.ceil(filter.shape[0] / stride)
    // The places q whose phases lie in the picture.
    const first = Math.floor(padding / stride)
    const places = (side: number) => Math.floor((side - 1 + padding) / stride) + 1 - first
    const around = (side: number, from: number): Pair => [taps - 1 - first, places(side) + first - from]
    const rows = around(height, dy.shape[1])
    const columns = around(width, dy.shape[2])
    const phases = run(cropNegative(dy, rows, columns), phaseFilter(filter, stride, taps), {
      rows: atLeastNone(rows),
      columns: atLeastNone(columns),
    })
    const spread = stride === 1 ? phases : tf.depthToSpace(phases, stride)
    const start = padding % stride
    return crop(spread, [start, start + height], [start, start + width])
  })
}

/**
 * The gradient at the filter: x [n, h, w, in], dy [n, h', w', out] -> [k, k, in, out]. A convolution of x with dy as
 * its filter, whose channels are the pictures of the batch.
 */
export function filterGradient(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  { kernel, stride, padding }: ConvolutionGeometry,
): tf.Tensor4D {
  return tf.tidy(() => {
    const [, height, width] = x.shape
    // What the stride does not reach is left out.
    const after = (side: number, from: number): Pair => [
      padding,
      (from - 1) * stride + kernel - padding - side,
    ]
    const rows = after(height, dy.shape[1])
    const columns = after(width, dy.shape[2])
    const gradient = run(
      tf.transpose(cropNegative(x, rows, columns), [3, 1, 2, 0]),
      tf.transpose(dy, [1, 2, 0, 3]),
      { rows: atLeastNone(rows), columns: atLeastNone(columns), dilation: stride },
    )
    return tf.transpose(gradient, [1, 2, 0, 3])
  })
}

/** Taps a + st of filter [k, k, in, out] as a convolution of its own: [taps, taps, out, s²in], the last t first. */
function phaseFilter(filter: tf.Tensor4D, stride: number, taps: number): tf.Tensor4D {
  const [kernel, , from, to] = filter.shape
  const missing: Pair = [0, stride * taps - kernel]
  const whole = missing[1] === 0 ? filter : tf.pad(filter, [missing, missing, [0, 0], [0, 0]])
  const reversed = tf.reverse(tf.reshape(whole, [taps, stride, taps, stride * from * to]), [0, 2])
  const phases = tf.transpose(
    tf.reshape(reversed, [taps, stride, taps, stride, from, to]),
    [0, 2, 5, 1, 3, 4],
  )
  return tf.reshape(phases, [taps, taps, to, stride * stride * from])
}

interface Run {
  readonly rows: Pair
  readonly columns: Pair
  readonly stride?: number
  readonly dilation?: number
  readonly bias?: tf.Tensor1D | undefined
}

/** The kernel itself: tf.fused.conv2d splits into several while a gradient is recorded. */
function run(x: tf.Tensor4D, filter: tf.Tensor4D, { rows, columns, stride = 1, dilation = 1, bias }: Run) {
  const inputs: tf.NamedTensorMap = bias ? { x, filter, bias } : { x, filter }
  return tf.engine().runKernel<tf.Tensor4D>(tf.FusedConv2D, inputs, {
    strides: [stride, stride],
    pad: [[0, 0], rows, columns, [0, 0]],
    dataFormat: 'NHWC',
    dilations: [dilation, dilation],
    activation: 'linear',
  })
}

function atLeastNone([before, after]: Pair): Pair {
  return [Math.max(0, before), Math.max(0, after)]
}

/** Cuts off where padding is negative. */
function cropNegative(x: tf.Tensor4D, rows: Pair, columns: Pair): tf.Tensor4D {
  const kept = ([before, after]: Pair, side: number): Pair => [
    Math.max(0, -before),
    side - Math.max(0, -after),
  ]
  return crop(x, kept(rows, x.shape[1]), kept(columns, x.shape[2]))
}

function crop(x: tf.Tensor4D, [top, bottom]: Pair, [left, right]: Pair): tf.Tensor4D {
  const [batch, height, width, channels] = x.shape
  if (bottom - top === height && right - left === width) return x
  return tf.slice(x, [0, top, left, 0], [batch, bottom - top, right - left, channels])
}
