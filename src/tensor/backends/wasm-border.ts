import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { borderedRowsKernel, foldBorderKernel } from '../networks/border'
import { replaceKernel } from './replace-kernel'

interface BorderCall {
  readonly inputs: { readonly x: TensorInfo }
  readonly backend: BackendWasm
}

interface RowsCall extends BorderCall {
  readonly attrs: { readonly start: number; readonly end: number }
}

/**
 * Repeats borders, and adds them to what they repeat, in one go over wasm's memory: made of slices and joins, which
 * copy everything several times, both take a tenth of a step of painting.
 */
export function addBorderKernels(): void {
  replaceKernel(borderedRowsKernel, 'wasm', borderedRows)
  replaceKernel(foldBorderKernel, 'wasm', foldBorder)
}

function borderedRows({ inputs: { x }, attrs: { start, end }, backend }: RowsCall): TensorInfo {
  const [, height = 0, width = 0, channels = 0] = x.shape
  const out = backend.makeOutput([1, end - start + 2, width + 2, channels], 'float32')
  // Only now: making the output can grow the memory, which detaches the arrays that look at it.
  const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)]
  const row = width * channels
  const copy = (first: number, count: number, at: number) => to.set(from.subarray(first, first + count), at)
  for (let y = start - 1, at = 0; y <= end; y++, at += row + 2 * channels) {
    const first = Math.min(height - 1, Math.max(0, y)) * row
    copy(first, channels, at)
    copy(first, row, at + channels)
    copy(first + row - channels, channels, at + channels + row)
  }
  return out
}

function foldBorder({ inputs: { x }, backend }: BorderCall): TensorInfo {
  const [, rows = 0, columns = 0, channels = 0] = x.shape
  const height = rows - 2
  const out = backend.makeOutput([1, height, columns - 2, channels], 'float32')
  const [from, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)]
  const [row, wide] = [(columns - 2) * channels, columns * channels]
  const add = (first: number, count: number, at: number) => {
    for (let i = 0; i < count; i++) to[at + i] = (to[at + i] ?? 0) + (from[first + i] ?? 0)
  }
  const addSides = (first: number, at: number) => {
    add(first, channels, at)
    add(first + wide - channels, channels, at + row - channels)
  }
  for (let y = 0; y < height; y++) {
    const [first, at] = [(y + 1) * wide, y * row]
    to.set(from.subarray(first + channels, first + channels + row), at)
    addSides(first, at)
  }
  const addRow = (first: number, at: number) => {
    add(first + channels, row, at)
    addSides(first, at)
  }
  addRow(0, 0)
  addRow((rows - 1) * wide, (height - 1) * row)
  return out
}
