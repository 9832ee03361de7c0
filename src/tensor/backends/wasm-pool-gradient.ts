import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { replaceKernel } from './replace-kernel'

interface GradientCall {
  readonly inputs: { readonly dy: TensorInfo; readonly input: TensorInfo }
  readonly attrs: {
    readonly filterSize: [number, number]
    readonly strides: [number, number]
    readonly pad: string
  }
  readonly backend: BackendWasm
}

/** Writes the gradients at one row of windows, two rows of the input. */
type FillRow = (dx: Float32Array, dy: Float32Array, x: Float32Array, row: Row) => void

interface Row {
  /** Where the upper of the two input rows starts, and the values in one. */
  readonly input: number
  readonly stride: number
  readonly output: number
  readonly windows: number
  readonly channels: number
}

/**
 * The gradients of 2x2 pooling in JavaScript on wasm's memory, seven times faster than tfjs's kernels, which are
 * written for windows of any size and take as long as a large convolution (measured: 440 ms for the first pooling of
 * VGG-19 at 512 px).
 */
export function replacePoolGradients(): void {
  replaceKernel(tf.MaxPoolGrad, 'wasm', (call: GradientCall) => poolGradient(call, fillMax))
  replaceKernel(tf.AvgPoolGrad, 'wasm', (call: GradientCall) => poolGradient(call, fillAverage))
}

function poolGradient({ inputs, attrs, backend }: GradientCall, fillRow: FillRow): TensorInfo {
  const { dy, input } = inputs
  const { filterSize, strides, pad } = attrs
  if (pad !== 'valid' || [...filterSize, ...strides].some((n) => n !== 2)) {
    throw new Error('Only pooling of 2x2 with stride 2 and without padding has a gradient here.')
  }
  const out = backend.makeOutput(input.shape, 'float32')
  const [batch = 0, height = 0, width = 0, channels = 0] = input.shape
  const [, rows = 0, windows = 0] = dy.shape
  const values = (tensor: TensorInfo) => backend.typedArrayFromHeap(tensor) as Float32Array
  const [dxs, dys, xs] = [values(out), values(dy), values(input)]
  const stride = width * channels
  // An odd last row or column belongs to no window.
  if (height % 2 === 1 || width % 2 === 1) dxs.fill(0)
  for (let image = 0; image < batch; image++) {
    for (let row = 0; row < rows; row++) {
      const at = {
        input: (image * height + 2 * row) * stride,
        output: (image * rows + row) * windows * channels,
      }
      fillRow(dxs, dys, xs, { ...at, stride, windows, channels })
    }
  }
  return out
}

/** All of it to the first of the largest values, as tfjs does. */
function fillMax(dx: Float32Array, dy: Float32Array, x: Float32Array, row: Row): void {
  const { input, stride, windows, channels } = row
  let from = row.output
  for (let window = 0; window < windows; window++) {
    let a = input + 2 * window * channels
    for (let channel = 0; channel < channels; channel++, a++, from++) {
      const b = a + channels
      const c = a + stride
      const d = b + stride
      let largest = a
      if (at(x, b) > at(x, largest)) largest = b
      if (at(x, c) > at(x, largest)) largest = c
      if (at(x, d) > at(x, largest)) largest = d
      dx[a] = 0
      dx[b] = 0
      dx[c] = 0
      dx[d] = 0
      dx[largest] = at(dy, from)
    }
  }
}

function fillAverage(dx: Float32Array, dy: Float32Array, _: Float32Array, row: Row): void {
  const { input, stride, windows, channels } = row
  let from = row.output
  for (let window = 0; window < windows; window++) {
    let a = input + 2 * window * channels
    for (let channel = 0; channel < channels; channel++, a++, from++) {
      const share = at(dy, from) / 4
      dx[a] = share
      dx[a + channels] = share
      dx[a + stride] = share
      dx[a + stride + channels] = share
    }
  }
}

/** Indices here stay within the array; the compiler cannot know. */
function at(values: Float32Array, index: number): number {
  return values[index] ?? 0
}
