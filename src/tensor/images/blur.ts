import * as tf from '@tensorflow/tfjs-core'
import { type Cost, copyCost, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'
import { gaussianFilter } from './filter'
import { bandSteps, bandsPeak, cutRows } from './row-bands'
import { type AxisFilters, filterCost, filterSteps } from './separable'

interface Pace {
  readonly signal?: AbortSignal
}

/**
 * Gaussian blur of [h, w, c], along one axis and then the other; beyond the edges the picture repeats its last pixel.
 *
 * @param deviation standard deviation in px; 0 changes nothing.
 */
export async function blurImage(
  image: tf.Tensor3D,
  deviation: number,
  { signal }: Pace = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(filterSteps(image, blurFilters(image.shape, deviation)), new Pacer(signal))
}

/** What `blurImage` takes; its result is the only thing left. */
export function blurCost(shape: Shape3, deviation: number): Cost {
  return deviation === 0 ? copyCost(shape) : filterCost(shape, blurFilters(shape, deviation))
}

function blurFilters([height, width]: Shape3, deviation: number): AxisFilters {
  const filter = (length: number) => (deviation === 0 ? null : gaussianFilter(length, deviation))
  return { vertical: filter(height), horizontal: filter(width) }
}

/**
 * Unsharp mask of [h, w, c]: adds to the picture `amount` times what a blur takes from it, and clips to 0..1.
 *
 * @param deviation of the blur, in px.
 */
export async function sharpenImage(
  image: tf.Tensor3D,
  { deviation, amount, signal }: { readonly deviation: number; readonly amount: number } & Pace,
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(sharpenSteps(image, deviation, amount), new Pacer(signal))
}

/** What `sharpenImage` takes; its result is the only thing left. */
export function sharpenCost(shape: Shape3, deviation: number): Cost {
  const { work, peak } = blurCost(shape, deviation)
  const after = shapeBytes(shape) + bandsPeak(shape, 6)
  return { work: work + 4 * valueWork * valuesIn(shape), peak: Math.max(peak, after) }
}

function* sharpenSteps(image: tf.Tensor3D, deviation: number, amount: number): Steps<tf.Tensor3D> {
  const owned = new Owned()
  try {
    const blurred = owned.own(yield* filterSteps(image, blurFilters(image.shape, deviation)))
    return yield* bandSteps(image.shape, (start, end) => {
      const sharp = cutRows(image, start, end)
      const lost = tf.sub(sharp, cutRows(blurred, start, end))
      return tf.clipByValue(tf.add(sharp, tf.mul(lost, amount)), 0, 1)
    })
  } finally {
    owned.dispose()
  }
}
