import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { TensorInfo } from '@tensorflow/tfjs-core'
import { type ColumnMeansAttrs, columnMeansKernel } from '../training/kernels/names'
import { replaceKernel } from './replace-kernel'

interface MeansCall {
  readonly inputs: { readonly x: TensorInfo }
  readonly attrs: ColumnMeansAttrs
  readonly backend: BackendWasm
}

/**
 * Sums over all axes but the last in one go over wasm's memory, in double precision: tfjs transposes for them, and as a
 * product of matrices they are copied first.
 */
export function addColumnMeans(): void {
  replaceKernel(columnMeansKernel, 'wasm', columnMeans)
}

function columnMeans({ inputs: { x }, attrs: { scale }, backend }: MeansCall): TensorInfo {
  const [groups = 0, rows = 0, columns = 0] = x.shape
  const out = backend.makeOutput([groups, 1, columns], 'float32')
  // Only now: making the output can grow the memory, which detaches the arrays that look at it.
  const [values, means] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out)]
  const sums = new Float64Array(columns)
  for (let group = 0, at = 0; group < groups; group++) {
    sums.fill(0)
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++, at++) {
        sums[column] = (sums[column] ?? 0) + (values[at] ?? 0)
      }
    }
    for (let column = 0; column < columns; column++) {
      means[group * columns + column] = (sums[column] ?? 0) * scale
    }
  }
  return out
}
