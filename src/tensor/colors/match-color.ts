import * as tf from '@tensorflow/tfjs-core'
import type { Cost, Shape3 } from '../cost'
import { shapeBytes, valuesIn, valueWork } from '../cost'
import { mapCost, mapPixels, type Paced } from './map-pixels'
import {
  apply,
  cholesky,
  diagonal,
  identity,
  inverse,
  type Matrix3,
  matrix3,
  mix,
  multiply,
  ofEigenvalues,
  vector3,
} from './matrix3'
import { mixChannels } from './mix-channels'
import { type ColorSpace, conversions } from './spaces'
import { type ColorStatistics, colorStatistics } from './statistics'

/**
 * How the matrix is chosen that gives one picture's colors the covariance of another's:
 * - `monge-kantorovich`: the one that moves colors least (Pitié and Kokaram 2007)
 * - `pca`: Σt^½ Σs^-½ (image analogies in Gatys et al. 2016, on histogram matching)
 * - `cholesky`: Lt Ls⁻¹ (the same place)
 * - `mean-std`: each channel by itself (Reinhard et al. 2001); channels keep their correlations
 */
export type ColorMatching = 'monge-kantorovich' | 'pca' | 'cholesky' | 'mean-std'

export interface MatchColor extends Paced {
  readonly image: tf.Tensor3D
  /** Its size does not matter. */
  readonly target: tf.Tensor3D
  readonly space: ColorSpace
  readonly method: ColorMatching
  /** 0 leaves the image as it is, 1 gives it the target's statistics. */
  readonly strength: number
}

/** Gives the colors of [h, w, 3] the mean and covariance of another picture's, in a color space; clipped to 0..1. */
export async function matchColor({
  image,
  target,
  space,
  method,
  strength,
  signal,
}: MatchColor): Promise<tf.Tensor3D> {
  const from = await colorStatistics(image, space, { signal })
  const to = await colorStatistics(target, space, { signal })
  const matrix = mix(identity, matchingMatrix(from, to, method), strength)
  const moved = apply(matrix, from.mean)
  const offset = vector3(
    (place) => (1 - strength) * from.mean[place] + strength * to.mean[place] - moved[place],
  )
  const { toSpace, toRgb } = conversions[space]
  return mapPixels(
    [image],
    (band = image) => tf.clipByValue(toRgb(mixChannels(toSpace(band), matrix, offset)), 0, 1),
    { signal },
  )
}

/** Less than the variance that 8 bits leave uncertain, in all directions: a gray picture has none in most. */
const uncertain = 1e-6

/** The matrix with which deviations from the mean are multiplied. */
function matchingMatrix(from: ColorStatistics, to: ColorStatistics, method: ColorMatching): Matrix3 {
  const source = steady(from.covariance)
  const target = steady(to.covariance)
  switch (method) {
    case 'mean-std':
      return diagonal(vector3((place) => Math.sqrt(target[place][place] / source[place][place])))
    case 'cholesky':
      return multiply(cholesky(target), inverse(cholesky(source)))
    case 'pca':
      return multiply(squareRoot(target), inverse(squareRoot(source)))
    case 'monge-kantorovich': {
      const root = squareRoot(source)
      const back = inverse(root)
      return multiply(back, squareRoot(multiply(root, target, root)), back)
    }
  }
}

function squareRoot(a: Matrix3): Matrix3 {
  return ofEigenvalues(a, (value) => Math.sqrt(Math.max(0, value)))
}

function steady(covariance: Matrix3): Matrix3 {
  return matrix3((row, column) => covariance[row][column] + (row === column ? uncertain : 0))
}

/** What `matchColor` takes. */
export function matchColorCost(image: Shape3, target: Shape3, space: ColorSpace): Cost {
  const { values } = conversions[space]
  const map = mapCost(image, 3 + 2 * values + 9)
  const reading = valueWork * (1 + values / 3) * (valuesIn(image) + valuesIn(target))
  return { work: map.work + reading, peak: Math.max(map.peak, shapeBytes([0, 0, 0])) }
}
