import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../backends/synchronous'
import { type Shape3, shapeBytes } from '../cost'
import { Owned } from '../owned'
import type { Steps } from '../steps'

/** Values of one band: elementwise kernels on so many take a few milliseconds each on slow backends. */
const valuesPerBand = 2 ** 18
/** Where nothing blocks, bands only keep small what is there between the kernels of one. */
const valuesPerQueuedBand = 2 ** 22

function rowsPerBand(valuesPerRow: number, values = valuesPerBand): number {
  return Math.max(1, Math.floor(values / valuesPerRow))
}

/**
 * Computes [h, w, c] in bands of rows, between which events run. What `band` makes
 * besides its result is freed.
 */
export function* bandSteps(
  [height, width, channels]: Shape3,
  band: (start: number, end: number) => tf.Tensor3D,
): Steps<tf.Tensor3D> {
  const rows = rowsPerBand(width * channels, isSynchronous() ? valuesPerBand : valuesPerQueuedBand)
  if (rows >= height) return tf.tidy(() => band(0, height))
  const owned = new Owned()
  const bands: tf.Tensor3D[] = []
  try {
    for (let start = 0; start < height; start += rows) {
      const end = Math.min(height, start + rows)
      bands.push(owned.own(tf.tidy(() => band(start, end))))
      yield
    }
    return tf.concat(bands, 0)
  } finally {
    owned.dispose()
  }
}

/**
 * Most bytes that `bandSteps` has allocated at once, where kernels block.
 *
 * @param tensors how many tensors of a band's size one band makes, its result included.
 */
export function bandsPeak(shape: Shape3, tensors: number): number {
  const [height, width, channels] = shape
  const rows = Math.min(height, rowsPerBand(width * channels))
  const band = shapeBytes([rows, width, channels])
  const joined = rows < height ? 2 * shapeBytes(shape) : 0
  return Math.max(joined, shapeBytes(shape) + (tensors - 1) * band)
}

/** Rows start to end (exclusive) of [h, w, c]. */
export function cutRows(image: tf.Tensor3D, start: number, end: number): tf.Tensor3D {
  const [, width, channels] = image.shape
  return tf.slice(image, [start, 0, 0], [end - start, width, channels])
}
