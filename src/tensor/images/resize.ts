import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from '../memory'
import { FilterMatrix } from './filter'

/** Output rows done by one multiplication: a band this thin looks at few input rows, so little is multiplied by zero. */
const band = 32

/**
 * Resizes [h, w, c] to an exact size: area average along an axis that shrinks, linear between pixel centers along one
 * that grows. The same arithmetic on every backend (matrix products). Throws for sizes below 1.
 */
export function resizeImage(image: tf.Tensor3D, size: { width: number; height: number }): tf.Tensor3D {
  const [height, width] = image.shape
  if (!(size.width >= 1 && size.height >= 1)) {
    throw new Error(`A picture cannot be resized to ${size.width} x ${size.height} px.`)
  }
  if (size.width === width && size.height === height) return cloneTensor(image)
  return tf.tidy(() => {
    const rows = resizeRows(image, size.height)
    return flip(resizeRows(flip(rows), size.width))
  })
}

function flip(image: tf.Tensor3D): tf.Tensor3D {
  return tf.transpose(image, [1, 0, 2])
}

function resizeRows(image: tf.Tensor3D, to: number): tf.Tensor3D {
  const [from, width, channels] = image.shape
  if (from === to) return image
  const filter = new FilterMatrix(from, to)
  const flat = tf.reshape<tf.Rank.R2>(image, [from, width * channels])
  const bands: tf.Tensor2D[] = []
  for (let first = 0; first < to; first += band) {
    const last = Math.min(to, first + band)
    const { start, end } = filter.reach(first, last)
    const weights = tf.tensor2d(filter.block(first, last, start, end), [last - first, end - start])
    bands.push(tf.matMul(weights, tf.slice(flat, [start, 0], [end - start, width * channels])))
  }
  return tf.reshape(tf.concat(bands, 0), [to, width, channels])
}
