import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../backends/synchronous'
import { valuesPerPiece } from './pieces'

/** A part of features; `bottom` and `right` are exclusive. */
export interface Box {
  readonly top: number
  readonly bottom: number
  readonly left: number
  readonly right: number
}

/** Cuts features [h, w, c] into bands of whole rows, as `piecesOf` cuts them into pieces, and for the same reasons. */
export function rowBands({ shape: [height, width, channels] }: tf.Tensor3D): Box[] {
  const step = isSynchronous() ? Math.max(1, Math.floor(valuesPerPiece / (width * channels))) : height
  const count = Math.max(1, Math.ceil(height / step))
  return Array.from({ length: count }, (_, i) => ({
    top: i * step,
    bottom: Math.min(height, (i + 1) * step),
    left: 0,
    right: width,
  }))
}

export const placesIn = ({ top, bottom, left, right }: Box) => (bottom - top) * (right - left)

/** The places of a box, row by row: [places, c]. */
export function boxOf(x: tf.Tensor3D, box: Box): tf.Tensor2D {
  const { top, bottom, left, right } = box
  const [height, width, channels] = x.shape
  const rows = [placesIn(box), channels] as [number, number]
  if (placesIn(box) === height * width) return tf.reshape(x, rows)
  return tf.reshape(tf.slice(x, [top, left, 0], [bottom - top, right - left, channels]), rows)
}
