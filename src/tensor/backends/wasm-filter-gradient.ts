import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { type FilterGradientAttrs, filterGradientKernel } from '../training/kernels/names'
import { replaceKernel } from './replace-kernel'

interface GradientCall {
  readonly inputs: { readonly x: TensorInfo; readonly dy: TensorInfo }
  readonly attrs: FilterGradientAttrs
  readonly backend: BackendWasm
}

/** What of x each tap of the kernel sees: at row i and column j of dy, row `stride` * i + tap - `top`, likewise. */
interface Window extends FilterGradientAttrs {
  readonly rows: number
  readonly columns: number
}

/**
 * The gradient at a convolution's filter, which tfjs does not have on wasm: the product of what each tap sees of each
 * channel at all places [k² in, places] with dy [places, out]. XNNPACK multiplies; JavaScript lays out the patches.
 */
export function addFilterGradient(): void {
  replaceKernel(filterGradientKernel, 'wasm', filterGradient)
}

function filterGradient({ inputs: { x, dy }, attrs, backend }: GradientCall): TensorInfo {
  const [batch = 0, rows = 0, columns = 0, to = 0] = dy.shape
  const { kernel } = attrs
  const from = x.shape[3] ?? 0
  const places = batch * rows * columns
  const made: TensorInfo[] = []
  const make = (shape: number[]) => {
    const tensor = backend.makeOutput(shape, 'float32')
    made.push(tensor)
    return tensor
  }
  try {
    const patches = make([kernel * kernel * from, places])
    // XNNPACK keeps what it makes of its second factor as long as this lives.
    const values = make([places, to])
    backend.typedArrayFromHeap(values).set(backend.typedArrayFromHeap(dy))
    layOut(backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(patches), x.shape, {
      ...attrs,
      rows,
      columns,
    })
    return { ...multiply(patches, values, backend), shape: [kernel, kernel, from, to] }
  } finally {
    for (const { dataId } of made) backend.disposeData(dataId)
  }
}

function multiply(a: TensorInfo, b: TensorInfo, backend: BackendWasm): TensorInfo {
  const kernel = tf.getKernel(tf.BatchMatMul, 'wasm')
  const attrs = { transposeA: false, transposeB: false }
  return kernel.kernelFunc({ inputs: { a, b }, attrs, backend }) as TensorInfo
}

type Values = ReturnType<BackendWasm['typedArrayFromHeap']>

/**
 * x [n, h, w, c] -> [k, k, c, n, rows, columns]. Only the first `stride` taps of each axis are gathered: the others see
 * the same one column or row on, so that all but their last column or row is a copy of a block.
 */
function layOut(x: Values, patches: Values, shape: readonly number[], window: Window): void {
  const { kernel, stride, rows, columns } = window
  const block = patches.length / kernel ** 2
  const copy = (at: number, taps: number, shift: number) => {
    const start = at - taps * block
    patches.copyWithin(at, start + shift, start + block)
  }
  for (let down = 0, at = 0; down < kernel; down++) {
    for (let across = 0; across < kernel; across++, at += block) {
      const to = patches.subarray(at, at + block)
      if (down >= stride) {
        copy(at, stride * kernel, columns)
        gather(x, to, shape, window, { down, across, firstRow: rows - 1, firstColumn: 0 })
      } else if (across >= stride) {
        copy(at, stride, 1)
        gather(x, to, shape, window, { down, across, firstRow: 0, firstColumn: columns - 1 })
      } else {
        gather(x, to, shape, window, { down, across, firstRow: 0, firstColumn: 0 })
      }
    }
  }
}

/** One tap, and from which row and column on. */
interface Tap {
  readonly down: number
  readonly across: number
  readonly firstRow: number
  readonly firstColumn: number
}

function gather(x: Values, to: Values, shape: readonly number[], window: Window, tap: Tap): void {
  const [batch = 0, height = 0, width = 0, channels = 0] = shape
  const { stride, top, left, rows, columns } = window
  const { firstRow, firstColumn } = tap
  const shift = tap.across - left
  const inside = (column: number) => Math.min(columns, Math.max(firstColumn, column))
  const first = inside(Math.ceil(-shift / stride))
  const end = Math.max(first, inside(Math.floor((width - 1 - shift) / stride) + 1))
  const step = stride * channels
  const channelSize = batch * rows * columns
  for (let image = 0; image < batch; image++) {
    for (let row = firstRow; row < rows; row++) {
      const y = stride * row + tap.down - top
      const seen = y >= 0 && y < height
      const from = seen ? first : columns
      const until = seen ? end : columns
      const place = ((image * height + y) * width + stride * first + shift) * channels
      const line = (image * rows + row) * columns
      for (let channel = 0; channel < channels; channel++) {
        const at = channel * channelSize + line
        for (let column = firstColumn; column < from; column++) to[at + column] = 0
        for (let column = from, i = place + channel; column < until; column++, i += step) {
          to[at + column] = x[i] ?? 0
        }
        for (let column = until; column < columns; column++) to[at + column] = 0
      }
    }
  }
}
