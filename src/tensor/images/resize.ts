import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { Steps } from '../steps'
import { runAtOnce, runPaced } from '../steps'
import { FilterMatrix } from './filter'

/** Output rows done by one multiplication: a band this thin looks at few input rows, so little is multiplied by zero. */
const band = 32

interface Size {
  readonly width: number
  readonly height: number
}

/**
 * Resizes [h, w, c] to an exact size: area average along an axis that shrinks, linear between pixel centers along one
 * that grows. The same arithmetic on every backend (matrix products). Throws for sizes below 1.
 */
export function resizeImage(image: tf.Tensor3D, size: Size): tf.Tensor3D {
  return runAtOnce(resizeSteps(image, size))
}

/** The same picture, computed in steps between which events run. Rejects with the signal's reason. */
export async function resizeImagePaced(
  image: tf.Tensor3D,
  size: Size,
  { signal }: { signal?: AbortSignal } = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(resizeSteps(image, size), new Pacer(signal))
}

/** For callers with more steps around it. */
export function* resizeSteps(image: tf.Tensor3D, size: Size): Steps<tf.Tensor3D> {
  const [height, width] = image.shape
  if (!(size.width >= 1 && size.height >= 1)) {
    throw new Error(`A picture cannot be resized to ${size.width} x ${size.height} px.`)
  }
  if (size.width === width && size.height === height) return cloneTensor(image)
  const owned = new Owned()
  try {
    const rows = owned.own(yield* resizeRows(image, size.height))
    yield
    const turned = owned.own(flip(rows))
    yield
    const both = owned.own(yield* resizeRows(turned, size.width))
    yield
    return flip(both)
  } finally {
    owned.dispose()
  }
}

function flip(image: tf.Tensor3D): tf.Tensor3D {
  return tf.transpose(image, [1, 0, 2])
}

function* resizeRows(image: tf.Tensor3D, to: number): Steps<tf.Tensor3D> {
  const [from, width, channels] = image.shape
  if (from === to) return cloneTensor(image)
  const filter = new FilterMatrix(from, to)
  const owned = new Owned()
  const bands: tf.Tensor2D[] = []
  try {
    for (let first = 0; first < to; first += band) {
      bands.push(owned.own(bandOf(image, filter, first, Math.min(to, first + band))))
      yield
    }
    return tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(bands, 0), [to, width, channels]))
  } finally {
    owned.dispose()
  }
}

function bandOf(image: tf.Tensor3D, filter: FilterMatrix, first: number, last: number): tf.Tensor2D {
  const [from, width, channels] = image.shape
  const { start, end } = filter.reach(first, last)
  return tf.tidy(() => {
    const flat = tf.reshape<tf.Rank.R2>(image, [from, width * channels])
    const weights = tf.tensor2d(filter.block(first, last, start, end), [last - first, end - start])
    return tf.matMul(weights, tf.slice(flat, [start, 0], [end - start, width * channels]))
  })
}
