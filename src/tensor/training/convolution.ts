import * as tf from '@tensorflow/tfjs-core'
import { multiplyAdds } from '../networks/fused-convolution'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'
import type { ConvolutionGeometry, Range, Reach, Sides } from './kernels/geometry'
import { filterGradientKernel, hasKernel, runKernel } from './kernels/names'
import { PhaseFilters } from './kernels/phases'
import { joined, piecesOf, summed } from './kernels/pieces'
import { cut, run, whole } from './kernels/run'

export type { ConvolutionGeometry } from './kernels/geometry'

/** x [n, h, w, in], filter [k, k, in, out], bias [out] -> [n, floor((h + 2p - k) / s) + 1, likewise, out]. */
export function convolve(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  return runAtOnce(convolveSteps(x, filter, geometry, bias))
}

/** The same in pieces of some 10 ms, as all three are computed on backends where events wait for them. */
export function convolveSteps(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  bias?: tf.Tensor1D,
): Steps<tf.Tensor4D> {
  const { stride, padding } = geometry
  const [batch, height, width] = x.shape
  const rows = outputSide(height, geometry)
  const pieces = piecesOf(
    batch,
    rows,
    workPerRow(filter, outputSide(width, geometry)),
    bandsAt(rows, geometry),
  )
  return joined(pieces, (piece) => {
    const reach = reachOf(piece.rows, rows, height, geometry)
    const seen = cut(x, piece.images, reach, whole(width))
    return run(seen, filter, { rows: reach.pad, columns: [padding, padding], stride, bias })
  })
}

/**
 * The adjoint of `convolve` at x, which is also what a transposed convolution computes: dy [n, h', w', out], filter
 * [k, k, in, out] -> [n, height, width, in].
 */
export function convolveTransposed(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  size: Sides,
): tf.Tensor4D {
  return runAtOnce(convolveTransposedSteps(dy, filter, geometry, size))
}

export function* convolveTransposedSteps(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  { height, width }: Sides,
): Steps<tf.Tensor4D> {
  const { kernel, stride, padding } = geometry
  const [batch, rows, columns] = dy.shape
  const filters = new PhaseFilters(filter, stride)
  try {
    const perRow = (workPerRow(filter, columns) * rows) / height
    return yield* joined(piecesOf(batch, height, perRow), (piece) => {
      const { start, end } = piece.rows
      const reaching = Math.floor((start + padding) / stride) - Math.ceil(kernel / stride) + 1
      const first = Math.min(rows - 1, Math.max(0, reaching))
      const last = Math.min(rows, Math.max(first, Math.floor((end - 1 + padding) / stride)) + 1)
      const seen = cut(dy, piece.images, { start: first, end: last }, whole(columns))
      const top = start + padding - stride * first
      return filters.apply(seen, { top, left: padding, height: end - start, width })
    })
  } finally {
    filters.dispose()
  }
}

/** The gradient of `convolve` at the filter: x [n, h, w, in], dy [n, h', w', out] -> [k, k, in, out]. */
export function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: ConvolutionGeometry): tf.Tensor4D {
  return runAtOnce(filterGradientSteps(x, dy, geometry))
}

export function filterGradientSteps(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: ConvolutionGeometry,
): Steps<tf.Tensor4D> {
  const { kernel, stride, padding } = geometry
  const [batch, height, width, from] = x.shape
  const [, rows, columns, to] = dy.shape
  const perRow = multiplyAdds(columns, kernel, kernel, from, Math.max(to, fewChannels))
  return summed(piecesOf(batch, rows, perRow, bandsAt(rows, geometry)), (piece) => {
    const reach = reachOf(piece.rows, rows, height, geometry)
    const seen = cut(x, piece.images, reach, whole(width))
    const from = cut(dy, piece.images, piece.rows, whole(columns))
    const [top, left] = [reach.pad[0], padding]
    if (hasKernel(filterGradientKernel)) {
      return runKernel(filterGradientKernel, { x: seen, dy: from }, { kernel, stride, top, left })
    }
    const zeros = (before: number, length: number, places: number) => [
      before,
      Math.max(0, (places - 1) * stride + kernel - before - length),
    ]
    return runKernel(
      tf.Conv2DBackpropFilter,
      { x: seen, dy: from },
      {
        strides: [stride, stride],
        pad: [[0, 0], zeros(top, seen.shape[1], from.shape[1]), zeros(left, width, columns), [0, 0]],
        dataFormat: 'NHWC',
        filterShape: [kernel, kernel, x.shape[3], to],
      },
    )
  })
}

/** Patches take as long to lay out as products with so many channels: pieces of fewer are no larger. */
const fewChannels = 64

/** Multiply-adds for one row of the result. */
function workPerRow({ shape: [height, width, from, to] }: tf.Tensor4D, columns: number): number {
  return multiplyAdds(columns, height, width, from, to)
}

function outputSide(side: number, { kernel, stride, padding }: ConvolutionGeometry): number {
  return Math.floor((side + 2 * padding - kernel) / stride) + 1
}

/** Into how many bands rows can be cut. Where the padding is as large as the kernel, some rows see nothing but zeros. */
function bandsAt(rows: number, { kernel, padding }: ConvolutionGeometry): number {
  return padding < kernel ? rows : 1
}

/** The rows of x that some of the rows of the result see. */
function reachOf(
  { start, end }: Range,
  rows: number,
  height: number,
  { kernel, stride, padding }: ConvolutionGeometry,
): Reach {
  if (end - start === rows) return whole(height, padding)
  const above = stride * start - padding
  const below = stride * (end - 1) - padding + kernel
  const [first, last] = [Math.max(0, above), Math.min(height, below)]
  return { start: first, end: last, pad: [first - above, below - last] }
}
