import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import type { Bands } from './bands'

/** A computation whose result [1, height, w, c] can be had in bands of rows. Both functions give what the caller owns. */
export interface Banded {
  readonly height: number
  readonly workPerRow: number
  /** Bands start at multiples of this, and the last is no smaller. Default 1. */
  readonly grain?: number
  whole(): tf.Tensor4D
  /** Rows start to end (exclusive) of the same result. */
  band(start: number, end: number): tf.Tensor4D
}

/** Computes in bands and lets events run after each. The caller owns the result; an error or Cancel leaves nothing. */
export async function inBands(computation: Banded, bands: Bands): Promise<tf.Tensor4D> {
  const { height, workPerRow, grain = 1 } = computation
  const owned = new Owned()
  const parts: tf.Tensor4D[] = []
  try {
    for (let start = 0; start < height; ) {
      const reach = start + Math.ceil(bands.next(height - start, workPerRow) / grain) * grain
      const end = height - reach < grain ? height : reach
      const begun = performance.now()
      const part = owned.own(
        end - start === height ? computation.whole() : tf.tidy(() => computation.band(start, end)),
      )
      bands.done((end - start) * workPerRow, performance.now() - begun)
      parts.push(part)
      start = end
      await bands.breathe()
    }
    const [only] = parts
    return parts.length === 1 && only ? owned.release(only) : tf.concat(parts, 1)
  } finally {
    owned.dispose()
  }
}
