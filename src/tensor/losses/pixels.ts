import '../gradients'
import * as tf from '@tensorflow/tfjs-core'
import type { Guide } from './guide'
import { inPlaceOf, type LossForm, type LossTerm } from './term'

/** A target whose size is not that of the painted picture, reduced. */
export class PixelSizeError extends Error {
  override readonly name = 'PixelSizeError'
  constructor(painted: readonly number[], target: readonly number[], reduced: number) {
    const [height, width] = painted
    const [targetHeight, targetWidth] = target
    super(
      reduced === 1
        ? `The painted picture has ${width} x ${height} px, and the target of the pixel loss ${targetWidth} x ${targetHeight} px.`
        : `The painted picture has ${width} x ${height} px, and the target of the pixel loss ${targetWidth} x ${targetHeight} px, which is not that reduced ${reduced} times.`,
    )
  }
}

interface PixelTermOptions {
  /** [h, w, 3]; borrowed, the term keeps a handle of its own. */
  readonly target: tf.Tensor3D
  readonly difference: 'squared' | 'absolute'
  /** How many times the image is reduced before it is compared: a whole number from 1. */
  readonly reduced: number
  readonly form: LossForm
  readonly weight: number
  /** Where the term counts; everywhere when absent. */
  readonly guide?: Guide | undefined
  /** Whether the target is gray. */
  readonly gray?: boolean
}

/**
 * mean((R(x) − T)²) or mean(|R(x) − T|) over all values, with R the mean of every square of `reduced` pixels of the image
 * itself: what is painted is then, made smaller, the target T. `relative` divides by the same mean of T alone. With a
 * guide the mean is over the places it lets through. Scoring throws PixelSizeError when the sizes do not fit.
 */
export function pixelTerm(options: PixelTermOptions): LossTerm {
  const { target, difference, reduced, form, weight, guide, gray } = options
  const compare = comparisons[difference]
  const [height, width] = target.shape
  const spread = (d: tf.Tensor3D) => (guide ? tf.mul<tf.Tensor3D>(d, weightsOf(guide, height, width)) : d)
  const mean = (d: tf.Tensor3D) => tf.tidy(() => tf.mean<tf.Scalar>(tf.mean(spread(compare.value(d)), 2)))
  const divisor = tf.tidy(() => (form === 'raw' ? tf.scalar(1) : tf.maximum<tf.Scalar>(mean(target), 1e-20)))
  return {
    name: 'pixels',
    weight,
    ...inPlaceOf(guide),
    inPlace: true,
    ...(gray !== undefined && { gray }),
    targets: [tf.clone(target), divisor],
    score(image, [wanted, by]) {
      if (!wanted || !by) throw new Error('The pixel loss has lost its target.')
      if (!fits(image.shape, wanted.shape, reduced)) {
        throw new PixelSizeError(image.shape, wanted.shape, reduced)
      }
      return tf.customGrad((input, save) => {
        const x = input as tf.Tensor3D
        const apart = tf.tidy(() => tf.sub<tf.Tensor3D>(reduce(x, height, width, reduced), wanted))
        const value = tf.tidy(() => tf.div<tf.Scalar>(mean(apart), by))
        // What is saved before an error would stay.
        ;(save as tf.GradSaveFunc)([apart])
        return {
          value,
          gradFunc: (dy: tf.Scalar, [saved]) =>
            tf.tidy(() => {
              const slope = spread(compare.slope(saved as tf.Tensor3D))
              const scaled = tf.mul<tf.Tensor3D>(slope, tf.div(tf.div(dy, by), target.size))
              return enlarge(scaled, x.shape, reduced)
            }),
        }
      })(image)
    },
  }
}

const comparisons = {
  squared: {
    value: (d: tf.Tensor3D) => tf.square(d),
    slope: (d: tf.Tensor3D) => tf.mul<tf.Tensor3D>(d, 2),
  },
  absolute: {
    value: (d: tf.Tensor3D) => tf.abs(d),
    slope: (d: tf.Tensor3D) => tf.sign(d),
  },
}

/** Sides that are no multiples may be rounded either way. */
function fits(image: readonly number[], target: readonly number[], reduced: number): boolean {
  return [0, 1].every((axis) => {
    const side = (image[axis] ?? 0) / reduced
    return target[axis] === Math.floor(side) || target[axis] === Math.ceil(side)
  })
}

/** The means of squares of `times` px, [height, width, 3]; those at the right and lower edge may be cut off. */
function reduce(x: tf.Tensor3D, height: number, width: number, times: number): tf.Tensor3D {
  if (times === 1) return x
  const whole = tf.avgPool(resized(x, height * times, width * times), times, times, 'valid')
  return tf.mul(whole, tf.mul(filled(x, height, width, times), times * times))
}

/** What gradients at the means are at the pixels. */
function enlarge(dy: tf.Tensor3D, shape: tf.Tensor3D['shape'], times: number): tf.Tensor3D {
  if (times === 1) return dy
  const [height, width] = dy.shape
  const share = tf.mul<tf.Tensor3D>(dy, filled({ shape }, height, width, times))
  const large = tf.image.resizeNearestNeighbor(share, [height * times, width * times])
  return resized(large, shape[0], shape[1])
}

/** One over how many pixels there are in each square, [height, width, 1]. */
function filled({ shape }: Pick<tf.Tensor3D, 'shape'>, height: number, width: number, times: number) {
  const along = (count: number, length: number) =>
    Array.from({ length: count }, (_, i) => 1 / Math.min(times, length - i * times))
  const [rows, columns] = [along(height, shape[0]), along(width, shape[1])]
  return tf.mul<tf.Tensor3D>(tf.tensor3d(rows, [height, 1, 1]), tf.tensor3d(columns, [1, width, 1]))
}

/** Cut off or filled up with zeros on the right and below. */
function resized(x: tf.Tensor3D, height: number, width: number): tf.Tensor3D {
  const [rows, columns] = [Math.min(height, x.shape[0]), Math.min(width, x.shape[1])]
  const cut = tf.slice(x, [0, 0, 0], [rows, columns, 3])
  return tf.pad3d(cut, [
    [0, height - rows],
    [0, width - columns],
    [0, 0],
  ])
}

/** [h, w, 1] */
function weightsOf(guide: Guide, height: number, width: number): tf.Tensor3D {
  return tf.tensor3d(guide.weightsAt(height, width), [height, width, 1])
}
