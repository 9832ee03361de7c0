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

/** More tiles than this are too small to recognize anything. */
const mostTiles = 36

const gap = 2

/** The most active channels of features [h, w, c] as a grid of grey pictures, each stretched to its own maximum. */
export async function previewFeatures(features: Tensor3D, maxSide = 512): Promise<Pixels> {
  const pacer = new Pacer()
  const channels = await strongestChannels(features, pacer)
  const columns = Math.ceil(Math.sqrt(channels.length))
  const cell = Math.max(1, Math.floor((maxSide - gap * (columns - 1)) / columns))
  const tiles = await runPaced(tileSteps(features, channels, cell), pacer)
  try {
    return layOut(await valuesOf(tiles), tiles.shape, columns)
  } finally {
    tiles.dispose()
  }
}

function* tileSteps(features: Tensor3D, channels: readonly number[], cell: number): Steps<Tensor3D> {
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
    return yield* resizeSteps(chosen, scaleTo({ width, height }, cell))
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

/** Small maps are enlarged to fill their cell, large ones shrunk. */
function scaleTo(size: { width: number; height: number }, cell: number) {
  const enlarge = Math.max(1, Math.ceil(cell / Math.max(size.width, size.height)))
  return fitWithin({ width: size.width * enlarge, height: size.height * enlarge }, cell)
}

function layOut(values: Float32Array, shape: readonly [number, number, number], columns: number): Pixels {
  const [tileHeight, tileWidth, count] = shape
  const rows = Math.ceil(count / columns)
  const width = columns * tileWidth + (columns - 1) * gap
  const height = rows * tileHeight + (rows - 1) * gap
  const data = new Uint8ClampedArray(width * height * 4)
  const maxima = maximaByChannel(values, count)
  for (let tile = 0; tile < count; tile++) {
    const left = (tile % columns) * (tileWidth + gap)
    const top = Math.floor(tile / columns) * (tileHeight + gap)
    const scale = 255 / Math.max(maxima[tile] ?? 0, 1e-12)
    for (let y = 0; y < tileHeight; y++) {
      for (let x = 0; x < tileWidth; x++) {
        const grey = (values[(y * tileWidth + x) * count + tile] ?? 0) * scale
        const at = ((top + y) * width + left + x) * 4
        data[at] = grey
        data[at + 1] = grey
        data[at + 2] = grey
        data[at + 3] = 255
      }
    }
  }
  return { width, height, data }
}

function maximaByChannel(values: Float32Array, count: number): Float32Array {
  const maxima = new Float32Array(count)
  values.forEach((value, i) => {
    const channel = i % count
    maxima[channel] = Math.max(maxima[channel] ?? 0, value)
  })
  return maxima
}
