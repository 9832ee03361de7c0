import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../backends/synchronous'

/** Places of features [h, w, c], counted along the rows; `end` is exclusive. */
export interface Piece {
  readonly start: number
  readonly end: number
}

/** 1 MiB: it stays in the processor's cache, which makes the Gram matrix of a large layer twice as fast on wasm. */
export const valuesPerPiece = 2 ** 18

/**
 * Cuts features into pieces by their shape alone: sums over pieces depend on where they are cut, and must not change
 * from run to run. On asynchronous backends there is one piece.
 */
export function piecesOf({ shape: [height, width, channels] }: tf.Tensor3D): Piece[] {
  const places = height * width
  const step = isSynchronous() ? Math.max(1, Math.floor(valuesPerPiece / channels)) : places
  const count = Math.max(1, Math.ceil(places / step))
  return Array.from({ length: count }, (_, i) => ({ start: i * step, end: Math.min(places, (i + 1) * step) }))
}

/** One piece as [places, c]. */
export function placesOf(x: tf.Tensor3D, { start, end }: Piece): tf.Tensor2D {
  const [height, width, channels] = x.shape
  const flat = tf.reshape<tf.Rank.R2>(x, [height * width, channels])
  return end - start === height * width ? flat : tf.slice(flat, [start, 0], [end - start, channels])
}
