import * as tf from '@tensorflow/tfjs-core'

/**
 * What a 3x3 convolution sees beyond the border. `zeros`: what VGG was trained with. `replicate`: the border once more,
 * so that nothing begins there; a picture made of noise gets no dark frame. Names are PyTorch's (`padding_mode`).
 */
export type PaddingMode = 'zeros' | 'replicate'

/** Kernels that a backend may have for what is composed here otherwise. */
export const borderedRowsKernel = 'BorderedRows'
export const foldBorderKernel = 'FoldBorder'

/** Undefined where the backend has no such kernel. */
function byKernel(name: string, x: tf.Tensor4D, attrs: tf.NamedAttrMap = {}): tf.Tensor4D | undefined {
  return tf.getKernel(name, tf.getBackend()) && tf.engine().runKernel<tf.Tensor4D>(name, { x }, attrs)
}

/** [1, h, w, c] -> [1, h + 2, w + 2, c] with the border repeated once. */
export function replicateBorder(x: tf.Tensor4D): tf.Tensor4D {
  return borderedRows(x, 0, x.shape[1])
}

/** What rows start to end (exclusive) are convolved from: one row more above and below, and one column at each side. */
export function borderedRows(x: tf.Tensor4D, start: number, end: number): tf.Tensor4D {
  const made = byKernel(borderedRowsKernel, x, { start, end })
  if (made) return made
  return tf.tidy(() => {
    const [, height, width] = x.shape
    const [first, last] = [Math.max(0, start - 1), Math.min(height, end + 1)]
    const above = start === 0 ? [rowsAt(x, 0, 1)] : []
    const below = end === height ? [rowsAt(x, height - 1, 1)] : []
    const rows = tf.concat([...above, rowsAt(x, first, last - first), ...below], 1)
    return tf.concat([columnsAt(rows, 0, 1), rows, columnsAt(rows, width - 1, 1)], 2)
  })
}

/** The gradient at the input of `replicateBorder`, from that at its output: [1, h + 2, w + 2, c] -> [1, h, w, c]. */
export function foldBorder(dy: tf.Tensor4D): tf.Tensor4D {
  return byKernel(foldBorderKernel, dy) ?? tf.tidy(() => fold(fold(dy, rowsAt, 1), columnsAt, 2))
}

type Slice = (x: tf.Tensor4D, start: number, count: number) => tf.Tensor4D

/** Adds the first and the last along one axis to their neighbors, which are one and the same where there is only one. */
function fold(x: tf.Tensor4D, slice: Slice, axis: 1 | 2): tf.Tensor4D {
  const last = x.shape[axis] - 1
  const [before, after] = [slice(x, 0, 1), slice(x, last, 1)]
  if (last === 2) return tf.addN([before, slice(x, 1, 1), after])
  const inner = slice(x, 2, last - 3)
  return tf.concat([tf.add(before, slice(x, 1, 1)), inner, tf.add(slice(x, last - 1, 1), after)], axis)
}

function rowsAt(x: tf.Tensor4D, start: number, count: number): tf.Tensor4D {
  return tf.slice(x, [0, start, 0, 0], [1, count, x.shape[2], x.shape[3]])
}

function columnsAt(x: tf.Tensor4D, start: number, count: number): tf.Tensor4D {
  return tf.slice(x, [0, 0, start, 0], [1, x.shape[1], count, x.shape[3]])
}
