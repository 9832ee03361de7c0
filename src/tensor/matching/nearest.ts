import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import { Pacer } from '../pause'

export interface NearestOptions {
  readonly signal?: AbortSignal | undefined
  /** 0..1, by rows done. */
  readonly onProgress?: (fraction: number) => void
}

/** Similarities that are there at once: 16 MB of them. */
export const mostAtOnce = 4_194_304

/**
 * For each row of `queries` [n, c] the row of `keys` [m, c] that is most like it: by the cosine of the angle between
 * them, both less their means (Kolkin et al. 2022, section 3.1). Of several as like, the first.
 */
export async function nearestRows(
  queries: tf.Tensor2D,
  keys: tf.Tensor2D,
  { signal, onProgress }: NearestOptions = {},
): Promise<Int32Array> {
  const [count, channels] = queries.shape
  const owned = new Owned()
  const pacer = new Pacer(signal)
  const found = new Int32Array(count)
  try {
    const from = owned.own(directionsOf(queries))
    const to = owned.own(directionsOf(keys))
    const rows = Math.max(1, Math.floor(mostAtOnce / keys.shape[0]))
    for (let start = 0; start < count; start += rows) {
      const size = Math.min(rows, count - start)
      const nearest = owned.own(
        tf.tidy(() => {
          const some = tf.slice(from, [start, 0], [size, channels])
          return tf.argMax(tf.matMul(some, to, false, true), 1)
        }),
      )
      found.set(await nearest.data(), start)
      owned.free(nearest)
      onProgress?.((start + size) / count)
      await pacer.breathe()
    }
    return found
  } finally {
    owned.dispose()
  }
}

/** Rows less their mean row, of length 1; what equals the mean stays at nothing. */
function directionsOf(rows: tf.Tensor2D): tf.Tensor2D {
  return tf.tidy(() => {
    const centered = tf.sub(rows, tf.mean(rows, 0, true))
    const lengths = tf.sqrt(tf.sum(tf.square(centered), 1, true))
    return tf.div<tf.Tensor2D>(centered, tf.maximum(lengths, 1e-8))
  })
}
