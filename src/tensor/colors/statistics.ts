import * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../memory'
import { Pacer } from '../pause'
import { bandsOf, type Paced, rowsOf } from './map-pixels'
import { type Matrix3, matrix3, type Vector3, vector3 } from './matrix3'
import { type ColorSpace, conversions } from './spaces'

export interface ColorStatistics {
  readonly mean: Vector3
  readonly covariance: Matrix3
}

/** Mean and covariance of the colors of [h, w, 3] in a color space; summed in double precision. */
export async function colorStatistics(
  image: tf.Tensor3D,
  space: ColorSpace,
  { signal }: Paced = {},
): Promise<ColorStatistics> {
  const pacer = new Pacer(signal)
  const sums = new Float64Array(3)
  const products = new Float64Array(9)
  for (const { start, rows } of bandsOf(image)) {
    const band = tf.tidy(() => conversions[space].toSpace(rowsOf(image, start, rows)))
    try {
      add(await valuesOf(band), sums, products)
    } finally {
      band.dispose()
    }
    await pacer.breathe()
  }
  const count = image.shape[0] * image.shape[1]
  const mean = vector3((channel) => (sums[channel] ?? 0) / count)
  const covariance = matrix3(
    (row, column) => (products[row * 3 + column] ?? 0) / count - mean[row] * mean[column],
  )
  return { mean, covariance }
}

function add(values: Float32Array, sums: Float64Array, products: Float64Array): void {
  for (let at = 0; at < values.length; at += 3) {
    for (let row = 0; row < 3; row++) {
      const value = values[at + row] ?? 0
      sums[row] = (sums[row] ?? 0) + value
      for (let column = 0; column < 3; column++) {
        const place = row * 3 + column
        products[place] = (products[place] ?? 0) + value * (values[at + column] ?? 0)
      }
    }
  }
}
