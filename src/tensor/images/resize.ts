import * as tf from '@tensorflow/tfjs-core'
import { Pacer } from '../pause'
import type { Steps } from '../steps'
import { runAtOnce, runPaced } from '../steps'
import { type ResizeFilter, resizeFilter } from './filter'
import { type AxisFilters, filterSteps } from './separable'

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Resizes [h, w, c] to an exact size: area average along an axis that shrinks, linear between pixel centers along one
 * that grows. Throws for sizes below 1.
 */
export function resizeImage(image: tf.Tensor3D, size: Size): tf.Tensor3D {
  return runAtOnce(resizeSteps(image, size))
}

/**
 * The same, computed in steps between which events run, and by any filter. Values that `lanczos3` throws beyond 0..1
 * are clipped. Rejects with the signal's reason.
 */
export async function resizeImagePaced(
  image: tf.Tensor3D,
  size: Size,
  { signal, filter = 'area' }: { signal?: AbortSignal; filter?: ResizeFilter } = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(resizeSteps(image, size, filter), new Pacer(signal))
}

/** For callers with more steps around it. */
export function* resizeSteps(
  image: tf.Tensor3D,
  size: Size,
  filter: ResizeFilter = 'area',
): Steps<tf.Tensor3D> {
  if (!(size.width >= 1 && size.height >= 1)) {
    throw new Error(`A picture cannot be resized to ${size.width} x ${size.height} px.`)
  }
  const finish = filter === 'lanczos3' ? clip : undefined
  return yield* filterSteps(image, resizeFilters(image.shape, size, filter), finish)
}

/** Takes off what a sharp filter overshoots. */
function clip(band: tf.Tensor3D): tf.Tensor3D {
  return tf.clipByValue(band, 0, 1)
}

/** Along each axis whose length changes. */
export function resizeFilters(
  [height, width]: readonly [number, number, number],
  to: Size,
  filter?: ResizeFilter,
): AxisFilters {
  return {
    vertical: to.height === height ? null : resizeFilter(height, to.height, filter),
    horizontal: to.width === width ? null : resizeFilter(width, to.width, filter),
  }
}
