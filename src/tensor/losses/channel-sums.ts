import * as tf from '@tensorflow/tfjs-core'
import { type Box, boxOf, placesIn, rowBands } from '../bands/boxes'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import type { Guide } from './guide'

/**
 * The mean over the places of features [h, w, c] of what `of` makes of some of them ([places, c], in a tidy), weighted
 * as the guide says: [1, c]. As a product of matrices, since sums over the first axes are slow on wasm.
 */
export function* meanOverPlaces(
  x: tf.Tensor3D,
  guide: Guide | undefined,
  of: (rows: tf.Tensor2D) => tf.Tensor2D,
): Steps<tf.Tensor2D> {
  const owned = new Owned()
  try {
    const sums: tf.Tensor2D[] = []
    for (const band of rowBands(x)) {
      sums.push(
        owned.own(tf.tidy(() => tf.matMul<tf.Tensor2D>(weightRow(band, x, guide), of(boxOf(x, band))))),
      )
      yield
    }
    return tf.tidy(() => tf.addN(sums))
  } finally {
    owned.dispose()
  }
}

/** A gradient at features from what `of` makes of some places, each times its weight in the mean over all. */
export function* spreadOverPlaces(
  x: tf.Tensor3D,
  guide: Guide | undefined,
  of: (rows: tf.Tensor2D) => tf.Tensor2D,
): Steps<tf.Tensor3D> {
  const owned = new Owned()
  try {
    const parts: tf.Tensor2D[] = []
    for (const band of rowBands(x)) {
      const part = tf.tidy(() => {
        const column = tf.reshape(weightRow(band, x, guide), [placesIn(band), 1])
        return tf.mul<tf.Tensor2D>(of(boxOf(x, band)), column)
      })
      parts.push(owned.own(part))
      yield
    }
    return tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(parts, 0), x.shape))
  } finally {
    owned.dispose()
  }
}

/** Shares of the places of a band in a mean over all places, [1, places]. */
function weightRow(
  band: Box,
  { shape: [height, width] }: tf.Tensor3D,
  guide: Guide | undefined,
): tf.Tensor2D {
  const places = placesIn(band)
  const share = 1 / (height * width)
  if (!guide) return tf.fill([1, places], share)
  const weights = guide.weightsAt(height, width).subarray(band.top * width, band.bottom * width)
  return tf.mul(tf.tensor2d(weights, [1, places]), share)
}
