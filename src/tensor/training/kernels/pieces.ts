import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../../backends/synchronous'
import { Owned } from '../../owned'
import type { Steps } from '../../steps'
import type { Range } from './geometry'

/** Several pictures whole, or rows of one. */
export interface Piece {
  readonly images: Range
  readonly rows: Range
}

/**
 * Multiply-adds of a piece: some 10 ms on wasm with one thread, and in plain JavaScript, which does 30 times fewer.
 * Fixed, because sums over pieces depend on where they are cut and must not change from run to run.
 */
const budgets = { wasm: 1.5e8, cpu: 5e6 }

interface Work {
  readonly batch: number
  /** Of each picture of the result. */
  readonly rows: number
  /** Multiply-adds. */
  readonly perRow: number
  /** Multiply-adds of a piece. */
  readonly budget?: number | undefined
  /** Pictures are not cut. */
  readonly whole?: boolean
}

/** Cuts a batch of pictures into pieces between which events may run. */
export function piecesOf({ batch, rows, perRow, budget = budgetHere(), whole = false }: Work): Piece[] {
  const all = { start: 0, end: rows }
  const images = ranges(batch, Math.ceil((batch * rows * perRow) / budget))
  const bands = whole ? [all] : ranges(rows, Math.ceil((rows * perRow) / budget))
  return images.flatMap((some) => bands.map((band) => ({ images: some, rows: band })))
}

/** On asynchronous backends there is one piece. */
function budgetHere(): number {
  if (!isSynchronous()) return Number.POSITIVE_INFINITY
  return tf.getBackend() === 'cpu' ? budgets.cpu : budgets.wasm
}

/** About equally long, in order; at least one place each. */
function ranges(length: number, wanted: number): Range[] {
  const count = Math.max(1, Math.min(length, wanted))
  const border = (i: number) => Math.round((i * length) / count)
  return Array.from({ length: count }, (_, i) => ({ start: border(i), end: border(i + 1) }))
}

/** A result [n, h, w, c] from its pieces, which are in order. */
export function* joined(pieces: readonly Piece[], make: (piece: Piece) => tf.Tensor4D): Steps<tf.Tensor4D> {
  const owned = new Owned()
  try {
    const parts: tf.Tensor4D[] = []
    for (const piece of pieces) {
      if (parts.length > 0) yield
      parts.push(owned.own(tf.tidy(() => make(piece))))
    }
    const [first] = parts
    if (parts.length === 1 && first) return owned.release(first)
    const batch = pieces.at(-1)?.images.end ?? 0
    return tf.tidy(() => {
      const lines = parts.map((part) => {
        const [n, height, width, channels] = part.shape
        return tf.reshape(part, [n * height, width, channels] as [number, number, number])
      })
      const all = tf.concat(lines, 0)
      const [height, width, channels] = all.shape
      return tf.reshape(all, [batch, height / batch, width, channels] as [number, number, number, number])
    })
  } finally {
    owned.dispose()
  }
}

/** The sum of what is made of the pieces. */
export function* summed(pieces: readonly Piece[], make: (piece: Piece) => tf.Tensor4D): Steps<tf.Tensor4D> {
  const owned = new Owned()
  try {
    let sum: tf.Tensor4D | undefined
    for (const piece of pieces) {
      if (sum) yield
      const before: tf.Tensor4D | undefined = sum
      sum = owned.own(tf.tidy(() => (before ? tf.add(before, make(piece)) : make(piece))))
      if (before) owned.free(before)
    }
    if (!sum) throw new Error('There is no sum of no pieces.')
    return owned.release(sum)
  } finally {
    owned.dispose()
  }
}
