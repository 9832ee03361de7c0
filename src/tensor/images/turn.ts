import * as tf from '@tensorflow/tfjs-core'
import type { Shape3 } from '../cost'
import { cloneTensor } from '../memory'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'
import { bandSteps, cutRows } from './row-bands'

interface Pace {
  readonly signal?: AbortSignal
}

/** Turns [h, w, c] clockwise. Rejects with the signal's reason. */
export async function rotateImage(
  image: tf.Tensor3D,
  degrees: 0 | 90 | 180 | 270,
  { signal }: Pace = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(rotateSteps(image, degrees), new Pacer(signal))
}

/**
 * Mirrors [h, w, c]: `horizontal` swaps left and right, `vertical` top and bottom. Rejects with the signal's reason.
 */
export async function flipImage(
  image: tf.Tensor3D,
  axis: 'horizontal' | 'vertical',
  { signal }: Pace = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(flipSteps(image, axis), new Pacer(signal))
}

function* rotateSteps(image: tf.Tensor3D, degrees: 0 | 90 | 180 | 270): Steps<tf.Tensor3D> {
  const [height, width, channels] = image.shape
  const lying: Shape3 = [width, height, channels]
  switch (degrees) {
    case 0:
      return cloneTensor(image)
    case 90:
      return yield* bandSteps(lying, (start, end) => tf.reverse(cutColumns(image, start, end), [1]))
    case 180:
      return yield* bandSteps(image.shape, (start, end) =>
        tf.reverse(cutRows(image, height - end, height - start), [0, 1]),
      )
    case 270:
      return yield* bandSteps(lying, (start, end) =>
        tf.reverse(cutColumns(image, width - end, width - start), [0]),
      )
  }
}

function* flipSteps(image: tf.Tensor3D, axis: 'horizontal' | 'vertical'): Steps<tf.Tensor3D> {
  const [height] = image.shape
  return yield* bandSteps(image.shape, (start, end) =>
    axis === 'horizontal'
      ? tf.reverse(cutRows(image, start, end), [1])
      : tf.reverse(cutRows(image, height - end, height - start), [0]),
  )
}

/** Columns start to end (exclusive) of [h, w, c], as rows. */
function cutColumns(image: tf.Tensor3D, start: number, end: number): tf.Tensor3D {
  const [height, , channels] = image.shape
  return tf.transpose(tf.slice(image, [0, start, 0], [height, end - start, channels]), [1, 0, 2])
}
