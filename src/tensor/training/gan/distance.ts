import * as tf from '@tensorflow/tfjs-core'
import { ColumnSorter } from '../../losses/column-sorter'
import { drawDirections } from '../../losses/directions'
import { disposeTensors, valuesOf } from '../../memory'
import type { FrozenNetwork } from '../../networks/frozen-network'
import { Owned } from '../../owned'
import { Pacer } from '../../pause'

/** Layers whose features are compared: colors and edges, strokes, and what strokes make up. */
const layers = ['relu1_1', 'relu2_1', 'relu3_1'] as const

/** Places taken of each picture and layer: a regular grid of at most so many a side. */
const placesASide = 16

/** The features of some pictures along random directions, sorted: what distances are taken between. */
export type FeatureDistribution = ReadonlyMap<string, Float32Array>

/**
 * How the features of pictures are distributed.
 *
 * @param pictures of one size, [h, w, 3], 0..1, borrowed; of distributions that are compared as many.
 * @param network with the layers relu1_1, relu2_1 and relu3_1.
 * @param normal draws the directions: the same numbers for distributions that are compared.
 */
export async function featureDistribution(
  pictures: readonly tf.Tensor3D[],
  network: FrozenNetwork,
  { normal, signal }: { readonly normal: () => number; readonly signal?: AbortSignal },
): Promise<FeatureDistribution> {
  const own = new Owned()
  const pacer = new Pacer(signal)
  const options = { padding: 'replicate', ...(signal && { signal }) } as const
  try {
    const projections = new Map<string, tf.Tensor2D>()
    const projected = new Map<string, tf.Tensor2D[]>()
    for (const picture of pictures) {
      const features = await network.extract(picture, [...layers], 'max', options)
      for (const map of features.values()) own.own(map)
      for (const [layer, map] of features) {
        const projection = projections.get(layer) ?? own.own(directionsOf(map, normal))
        projections.set(layer, projection)
        projected.set(layer, [...(projected.get(layer) ?? []), own.own(projectPlaces(map, projection))])
        own.free(map)
      }
      await pacer.breathe()
    }
    const sorted = new Map<string, Float32Array>()
    for (const [layer, parts] of projected) {
      const all = own.own(tf.concat(parts, 0))
      disposeTensors(parts)
      sorted.set(layer, sortColumns(await valuesOf(all), all.shape[0]))
      own.free(all)
      await pacer.breathe()
    }
    return sorted
  } finally {
    own.dispose()
  }
}

function directionsOf({ shape: [, , channels] }: tf.Tensor3D, normal: () => number): tf.Tensor2D {
  return tf.tensor2d(drawDirections(channels, 1, normal).values, [channels, channels])
}

function projectPlaces(map: tf.Tensor3D, projection: tf.Tensor2D): tf.Tensor2D {
  const [height, width, channels] = map.shape
  return tf.tidy(() => {
    const rows = Math.min(placesASide, height)
    const columns = Math.min(placesASide, width)
    const some = tf.image.resizeNearestNeighbor(map, [rows, columns])
    return tf.matMul(tf.reshape<tf.Rank.R2>(some, [rows * columns, channels]), projection)
  })
}

/** Column after column in ascending order. */
function sortColumns(values: Float32Array, rows: number): Float32Array {
  const columns = values.length / rows
  const sorter = new ColumnSorter(rows)
  const sorted = new Float32Array(values.length)
  for (let column = 0; column < columns; column++) {
    const order = sorter.order(values, column, columns)
    for (let i = 0; i < rows; i++) sorted[column * rows + i] = values[(order[i] ?? 0) * columns + column] ?? 0
  }
  return sorted
}

/**
 * The sliced Wasserstein distance of two sets of pictures (Karras et al. 2018, section 5, on features in place of
 * patches): the mean square of what lies between both when sorted, over that of `real`, a mean over the layers.
 */
export function distributionDistance(made: FeatureDistribution, real: FeatureDistribution): number {
  const distances = [...real].map(([layer, target]) => {
    const found = made.get(layer)
    if (found?.length !== target.length) throw new Error('Two sets of pictures differ in number or size.')
    let [apart, size] = [0, 0]
    for (let i = 0; i < target.length; i++) {
      const value = target[i] ?? 0
      apart += ((found[i] ?? 0) - value) ** 2
      size += value ** 2
    }
    return apart / Math.max(size, 1e-20)
  })
  return distances.reduce((sum, distance) => sum + distance, 0) / Math.max(1, distances.length)
}

/**
 * How far pictures are from each other: the root of the mean squared distance of two of them, a value of a pixel.
 * 0 when all are the same: a generator that has collapsed.
 *
 * @param pictures of one size, at least 2.
 */
export async function varietyOf(pictures: readonly tf.Tensor3D[]): Promise<number> {
  const count = pictures.length
  const spread = tf.tidy(() => {
    const all = tf.stack([...pictures])
    const apart = tf.sub(all, tf.mean(all, 0, true))
    return tf.reshape(tf.mean(tf.square(tf.reshape(apart, [count, -1]))), [1])
  })
  try {
    const [variance = Number.NaN] = await valuesOf(spread)
    return Math.sqrt((2 * count * variance) / Math.max(1, count - 1))
  } finally {
    spread.dispose()
  }
}
