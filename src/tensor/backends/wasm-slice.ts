import type { BackendWasm } from '@tensorflow/tfjs-backend-wasm'
import type { SliceAttrs, TensorInfo } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { replaceKernel } from './replace-kernel'

interface SliceCall {
  readonly inputs: { readonly x: TensorInfo }
  readonly attrs: SliceAttrs
  readonly backend: BackendWasm
}

/**
 * Slices within wasm's memory. tfjs's own kernel first copies the whole tensor out of it, however small the slice
 * (measured: 25 ms for the first activation of VGG-19 at 512 px), and then goes pixel by pixel.
 */
export function replaceSlice(): void {
  replaceKernel(tf.Slice, 'wasm', slice)
}

/** For numbers, which live in wasm's memory; nothing here slices strings. */
function slice({ inputs: { x }, attrs, backend }: SliceCall): TensorInfo {
  const [begin = [], size = []] = tf.slice_util.parseSliceParams(x, attrs.begin, attrs.size)
  const out = backend.makeOutput(size, x.dtype)
  // Only now: making the output can grow the memory, which detaches the arrays that look at it.
  copyBox(backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(out), x.shape, begin, size)
  return out
}

type Values = ReturnType<BackendWasm['typedArrayFromHeap']>

/** Copies runs as long as can be: what lies below the last axis that is cut is contiguous. */
function copyBox(
  from: Values,
  to: Values,
  shape: number[],
  begin: readonly number[],
  size: readonly number[],
): void {
  const cut = Math.max(
    0,
    shape.findLastIndex((n, axis) => n !== size[axis]),
  )
  const run = size.slice(cut).reduce((product, n) => product * n, 1)
  const outer = size.slice(0, cut)
  const strides = [...tf.util.computeStrides(shape), 1]
  const place = [...begin]
  for (let at = 0; at < to.length; at += run) {
    const start = place.reduce((sum, n, axis) => sum + n * (strides[axis] ?? 1), 0)
    to.set(from.subarray(start, start + run), at)
    advance(place, begin, outer)
  }
}

/** Counts `place` up like an odometer, from `begin`, over `size` places of each axis. */
function advance(place: number[], begin: readonly number[], size: readonly number[]): void {
  for (let axis = size.length - 1; axis >= 0; axis--) {
    const first = begin[axis] ?? 0
    const next = (place[axis] ?? 0) + 1
    place[axis] = next < first + (size[axis] ?? 0) ? next : first
    if (next === place[axis]) return
  }
}
