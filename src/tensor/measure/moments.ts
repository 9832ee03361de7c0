import * as tf from '@tensorflow/tfjs-core'
import { Pacer } from '../pause'

/** Places looked at in one go: large pictures take no more memory than this many, and Cancel waits no longer. */
const placesPerBand = 2 ** 17

/** Mean and population variance of a quantity over all places of a picture. */
export interface Moments {
  readonly mean: number
  readonly variance: number
}

interface Looks {
  /** How many rows, from its own down, a place looks at: 1 when only at itself. */
  readonly reach: number
  /** The quantities whose moments are wanted, from the same rows of each picture, [rows, w, c]. */
  readonly quantities: (...rows: tf.Tensor3D[]) => readonly tf.Tensor[]
}

/**
 * Moments over pictures of one size, band by band of rows. A band's deviations are taken from its own mean and added
 * up in double precision (Chan, Golub and LeVeque 1983), so that a constant picture really has no variance.
 * Rejects with the signal's reason.
 */
export async function momentsOf(
  pictures: readonly tf.Tensor3D[],
  { reach, quantities }: Looks,
  signal?: AbortSignal,
): Promise<readonly Moments[]> {
  const [height = 0, width = 0] = pictures[0]?.shape ?? []
  const last = height - reach + 1
  const sums: Sum[] = []
  const pacer = new Pacer(signal)
  for (const [start, end] of bandsOf(last, width)) {
    const { sizes, read } = look(pictures, start, end + reach - 1, quantities)
    try {
      const numbers = await read.data()
      sizes.forEach((count, index) => {
        const part = { count, mean: numbers[2 * index] ?? 0, square: count * (numbers[2 * index + 1] ?? 0) }
        sums[index] = merge(sums[index], part)
      })
    } finally {
      read.dispose()
    }
    await pacer.breathe()
  }
  return sums.map(({ count, mean, square }) => ({ mean, variance: square / count }))
}

/** Most rows that are looked at in one go, for a width in px. */
export function rowsPerBand(width: number): number {
  return Math.max(1, Math.floor(placesPerBand / width))
}

/** `square` is the sum of squared deviations from the mean. */
interface Sum {
  readonly count: number
  readonly mean: number
  readonly square: number
}

function merge(before: Sum | undefined, part: Sum): Sum {
  if (!before) return part
  const count = before.count + part.count
  const apart = part.mean - before.mean
  return {
    count,
    mean: before.mean + (apart * part.count) / count,
    square: before.square + part.square + (apart ** 2 * before.count * part.count) / count,
  }
}

function* bandsOf(height: number, width: number): Generator<readonly [number, number]> {
  const rows = rowsPerBand(width)
  for (let start = 0; start < height; start += rows) yield [start, Math.min(height, start + rows)]
}

/** One band: how many values each quantity has, and [mean, variance] of each in one tensor to read back. */
function look(
  pictures: readonly tf.Tensor3D[],
  start: number,
  end: number,
  quantities: Looks['quantities'],
): { readonly sizes: readonly number[]; readonly read: tf.Tensor1D } {
  const sizes: number[] = []
  const read = tf.tidy(() => {
    const rows = pictures.map((picture) => {
      const [, width, channels] = picture.shape
      return tf.slice(picture, [start, 0, 0], [end - start, width, channels])
    })
    const seen = quantities(...rows).flatMap((quantity) => {
      sizes.push(quantity.size)
      return momentsOfBand(quantity)
    })
    return tf.stack(seen) as tf.Tensor1D
  })
  return { sizes, read }
}

function momentsOfBand(quantity: tf.Tensor): readonly tf.Scalar[] {
  return tf.tidy(() => {
    const mean = meanOfAll(quantity)
    return [mean, meanOfAll(tf.square(tf.sub(quantity, mean)))]
  })
}

/** In two stages: one long float32 sum loses digits. */
function meanOfAll(x: tf.Tensor): tf.Scalar {
  return tf.tidy(() => tf.mean<tf.Scalar>(tf.mean(tf.reshape(x, [x.shape[0] ?? 1, -1]), 1)))
}
