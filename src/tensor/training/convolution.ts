import * as tf from '@tensorflow/tfjs-core'
import { multiplyAdds } from '../networks/fused-convolution'
import type { Steps } from '../steps'
import { runAtOnce } from '../steps'
import type { ConvolutionGeometry, Sides } from './kernels/geometry'
import { outputSide, reachOf, whole } from './kernels/geometry'
import { patchSteps, patchWork } from './kernels/patches'
import { PhaseFilters } from './kernels/phases'
import { joined, piecesOf } from './kernels/pieces'
import { cut, run } from './kernels/run'

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

/**
 * The same in pieces between which events may run: some 10 ms each on wasm, and one for all where nothing waits.
 * `budget`: multiply-adds of a piece, by default as many as the backend does in that time.
 */
export function convolveSteps(
  x: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  bias?: tf.Tensor1D,
  budget?: number,
): Steps<tf.Tensor4D> {
  const { kernel, stride, padding } = geometry
  const [batch, height, width] = x.shape
  const rows = outputSide(height, geometry)
  const perRow = workPerRow(filter, outputSide(width, geometry))
  const pieces = piecesOf({ batch, rows, perRow, budget, whole: padding >= kernel })
  return joined(pieces, (piece) => {
    const reach = reachOf(piece.rows, rows, height, geometry)
    const seen = cut(x, piece.images, reach, whole(width))
    return run(seen, filter, { rows: reach.pad, columns: [padding, padding], stride, bias })
  })
}

/**
 * The adjoint of `convolve` at x, which is also what a transposed convolution computes: dy [n, h', w', out], filter
 * [k, k, in, out], bias [in] -> [n, height, width, in].
 */
export function convolveTransposed(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  size: Sides,
  bias?: tf.Tensor1D,
): tf.Tensor4D {
  return runAtOnce(convolveTransposedSteps(dy, filter, geometry, size, bias))
}

export function* convolveTransposedSteps(
  dy: tf.Tensor4D,
  filter: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  size: Sides,
  bias?: tf.Tensor1D,
  budget?: number,
): Steps<tf.Tensor4D> {
  const { kernel, stride, padding } = geometry
  const { height, width } = size
  const [batch, rows, columns] = dy.shape
  const filters = new PhaseFilters(filter, geometry, size)
  try {
    const perRow = (workPerRow(filter, columns) * rows) / height
    const pieces = piecesOf({ batch, rows: height, perRow, budget })
    // To arrange a large filter takes as long as a piece.
    if (pieces.length > 1) yield
    return yield* joined(pieces, (piece) => {
      const { start, end } = piece.rows
      const reaching = Math.floor((start + padding) / stride) - Math.ceil(kernel / stride) + 1
      const first = Math.min(rows - 1, Math.max(0, reaching))
      const last = Math.min(rows, Math.max(first, Math.floor((end - 1 + padding) / stride)) + 1)
      const seen = cut(dy, piece.images, { start: first, end: last }, whole(columns))
      const top = start + padding - stride * first
      return filters.apply(seen, { top, left: padding, height: end - start, width }, bias)
    })
  } finally {
    filters.dispose()
  }
}

/** The gradient of `convolve` at the filter: x [n, h, w, in], dy [n, h', w', out] -> [k, k, in, out]. */
export function filterGradient(x: tf.Tensor4D, dy: tf.Tensor4D, geometry: ConvolutionGeometry): tf.Tensor4D {
  return runAtOnce(filterGradientSteps(x, dy, geometry))
}

export function* filterGradientSteps(
  x: tf.Tensor4D,
  dy: tf.Tensor4D,
  geometry: ConvolutionGeometry,
  budget?: number,
): Steps<tf.Tensor4D> {
  const { kernel, stride, padding } = geometry
  // With stride 1, x and dy can change places, and the gradient is transposed and its last tap the first.
  if (stride === 1 && padding < kernel && patchWork(dy, x) < patchWork(x, dy)) {
    const swapped = yield* patchSteps(dy, x, { ...geometry, padding: kernel - 1 - padding }, budget)
    try {
      return tf.tidy(() => tf.transpose<tf.Tensor4D>(tf.reverse(swapped, [0, 1]), [0, 1, 3, 2]))
    } finally {
      swapped.dispose()
    }
  }
  return yield* patchSteps(x, dy, geometry, budget)
}

/** Multiply-adds for one row of the result. */
function workPerRow({ shape: [height, width, from, to] }: tf.Tensor4D, columns: number): number {
  return multiplyAdds(columns, height, width, from, to)
}
