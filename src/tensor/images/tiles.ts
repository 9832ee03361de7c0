import * as tf from '@tensorflow/tfjs-core'
import { type Cost, floatBytes, kernelWork, valuesIn, valueWork } from '../cost'
import { valuesOf } from '../memory'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { cropImage } from './crop'
import { type Tiling, tileCount, tileWeights } from './tiling'

interface Pace {
  readonly signal?: AbortSignal
}

/** Cuts [h, w, 3] into tiles, in the order of the tiling. The caller owns them. Rejects with the signal's reason. */
export async function cutTiles(
  image: tf.Tensor3D,
  tiling: Tiling,
  { signal }: Pace = {},
): Promise<tf.Tensor3D[]> {
  const { tileWidth: width, tileHeight: height } = tiling
  const pacer = new Pacer(signal)
  const owned = new Owned()
  const tiles: tf.Tensor3D[] = []
  try {
    await pacer.breathe()
    for (const y of tiling.tops) {
      for (const x of tiling.lefts) {
        tiles.push(owned.own(cropImage(image, { x, y, width, height })))
        await pacer.breathe()
      }
    }
    return tiles.map((tile) => owned.release(tile))
  } finally {
    owned.dispose()
  }
}

/** What `cutTiles` takes; the tiles are what is left. */
export function cutCost(tiling: Tiling): Cost {
  const values = tileCount(tiling) * valuesIn([tiling.tileHeight, tiling.tileWidth, 3])
  return { work: valueWork * values + kernelWork * tileCount(tiling), peak: floatBytes * values }
}

/**
 * Puts tiles together again; where several overlap they pass into each other smoothly, their weights summing to 1.
 * Rejects with the signal's reason; throws when a tile is missing or of another size.
 */
export async function joinTiles(
  tiles: readonly tf.Tensor3D[],
  tiling: Tiling,
  { signal }: Pace = {},
): Promise<tf.Tensor3D> {
  const { width, height, tileWidth, tileHeight, lefts, tops } = tiling
  if (tiles.length !== tileCount(tiling)) {
    throw new Error(`${tileCount(tiling)} tiles are needed, not ${tiles.length}.`)
  }
  const pacer = new Pacer(signal)
  const values = new Float32Array(width * height * 3)
  const across = shares(lefts, tileWidth, width)
  const down = shares(tops, tileHeight, height)
  for (const [index, tile] of tiles.entries()) {
    if (tile.shape[0] !== tileHeight || tile.shape[1] !== tileWidth) {
      throw new Error(`A tile is [${tile.shape}] instead of [${tileHeight},${tileWidth},3].`)
    }
    const column = index % lefts.length
    const row = Math.floor(index / lefts.length)
    const from = await valuesOf(tile)
    addTile(values, width, from, {
      left: lefts[column] ?? 0,
      top: tops[row] ?? 0,
      across: across[column] ?? new Float64Array(tileWidth),
      down: down[row] ?? new Float64Array(tileHeight),
    })
    await pacer.breathe()
  }
  return tf.tensor3d(values, [height, width, 3])
}

/** What `joinTiles` takes; its result is the only thing left. */
export function joinCost(tiling: Tiling): Cost {
  const values = tileCount(tiling) * valuesIn([tiling.tileHeight, tiling.tileWidth, 3])
  return { work: 2 * valueWork * values, peak: floatBytes * tiling.width * tiling.height * 3 }
}

/** The weights along one axis of every tile, divided by what all tiles together weigh at each pixel. */
function shares(starts: readonly number[], length: number, whole: number): Float64Array[] {
  const weights = starts.map((_, index) => tileWeights(starts, index, length))
  const sums = new Float64Array(whole)
  weights.forEach((weight, index) => {
    for (let i = 0; i < length; i++) {
      const at = (starts[index] ?? 0) + i
      sums[at] = (sums[at] ?? 0) + (weight[i] ?? 0)
    }
  })
  return weights.map((weight, index) =>
    weight.map((share, i) => share / (sums[(starts[index] ?? 0) + i] ?? 1)),
  )
}

interface Placed {
  readonly left: number
  readonly top: number
  readonly across: Float64Array
  readonly down: Float64Array
}

function addTile(
  onto: Float32Array,
  width: number,
  tile: Float32Array,
  { left, top, across, down }: Placed,
): void {
  for (let y = 0, from = 0; y < down.length; y++) {
    let to = ((top + y) * width + left) * 3
    for (let x = 0; x < across.length; x++) {
      const share = (down[y] ?? 0) * (across[x] ?? 0)
      for (let channel = 0; channel < 3; channel++, to++, from++) {
        onto[to] = (onto[to] ?? 0) + share * (tile[from] ?? 0)
      }
    }
  }
}
