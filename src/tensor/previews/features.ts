import type { Tensor3D } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'
import { piecesOf, placesOf } from '../bands/pieces'
import type { Pixels } from '../images/pixels'
import { resizeSteps } from '../images/resize'
import { valuesOf } from '../memory'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import type { Steps } from '../steps'
import { runPaced } from '../steps'
import { fitWithin } from './fit'
import { type GridPicture, layOut, tileGap } from './grid'

/** More tiles than this are too small to recognize anything on a node. */
const mostTiles = 36

/** The most active channels of features [h, w, c] as a grid of grey pictures, each stretched to its own maximum. */
export async function previewFeatures(features: Tensor3D, maxSide = 512): Promise<Pixels> {
  const pacer = new Pacer()
  const channels = await strongestChannels(features, pacer)
  const { columns, cell } = gridOf(channels.length, maxSide)
  const [height, width] = features.shape
  // Small maps are enlarged to fill their cell, large ones shrunk.
  const factor = Math.max(1, Math.ceil(cell / Math.max(width, height)))
  const size = fitWithin({ width: width * factor, height: height * factor }, cell)
  const tiles = await runPaced(tileSteps(features, channels, size), pacer)
  try {
    return await layOut(await valuesOf(tiles), { size, channels, columns }, pacer)
  } finally {
    tiles.dispose()
  }
}

/** All channels of features [h, w, c] in their order, as the same kind of grid; maps are shrunk, never enlarged. */
export async function previewChannels(features: Tensor3D, maxSide = 512): Promise<GridPicture> {
  const pacer = new Pacer()
  const [height, width, count] = features.shape
  const { columns, cell } = gridOf(count, maxSide)
  const size = fitWithin({ width, height }, cell)
  const tiles = await runPaced(resizeSteps(features, size), pacer)
  try {
    const channels = Array.from({ length: count }, (_, channel) => channel)
    return await layOut(await valuesOf(tiles), { size, channels, columns }, pacer)
  } finally {
    tiles.dispose()
  }
}

function gridOf(tiles: number, maxSide: number): { readonly columns: number; readonly cell: number } {
  const columns = Math.ceil(Math.sqrt(tiles))
  return { columns, cell: Math.max(1, Math.floor((maxSide - tileGap * (columns - 1)) / columns)) }
}

function* tileSteps(
  features: Tensor3D,
  channels: readonly number[],
  size: { readonly width: number; readonly height: number },
): Steps<Tensor3D> {
  const [height, width] = features.shape
  const owned = new Owned()
  try {
    const parts: tf.Tensor2D[] = []
    for (const piece of piecesOf(features)) {
      const part = tf.tidy(() => tf.gather(placesOf(features, piece), tf.tensor1d([...channels], 'int32'), 1))
      parts.push(owned.own(part))
      yield
    }
    const shape = [height, width, channels.length] as const
    const chosen = owned.own(tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(parts, 0), [...shape])))
    return yield* resizeSteps(chosen, size)
  } finally {
    owned.dispose()
  }
}

function* sumSteps(features: Tensor3D): Steps<tf.Tensor1D> {
  const owned = new Owned()
  try {
    const sums: tf.Tensor1D[] = []
    for (const piece of piecesOf(features)) {
      sums.push(owned.own(tf.tidy(() => tf.sum<tf.Tensor1D>(placesOf(features, piece), 0))))
      yield
    }
    return tf.addN(sums)
  } finally {
    owned.dispose()
  }
}

async function strongestChannels(features: Tensor3D, pacer: Pacer): Promise<number[]> {
  const sums = await runPaced(sumSteps(features), pacer)
  try {
    const values = await valuesOf(sums)
    const order = Array.from(values.keys())
    return order.sort((a, b) => (values[b] ?? 0) - (values[a] ?? 0)).slice(0, mostTiles)
  } finally {
    sums.dispose()
  }
}
