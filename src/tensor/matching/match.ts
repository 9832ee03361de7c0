import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { type NearestOptions, nearestRows } from './nearest'

/** Features by the names of their layers, in order of depth; [h, w, c] each. */
export type Layers = ReadonlyMap<string, tf.Tensor3D>

/** Places of the finest grid that is matched: more would take minutes. */
export const mostPlaces = 16_384

/**
 * The content's features put together from those of the style: at each place all layers of the place of the style whose
 * features, of all layers together, are most like the content's there (Kolkin et al. 2022, "Neural Neighbor Style
 * Transfer", section 3.1). Borrows both; the caller owns the result, which has the content's shapes.
 *
 * @param content and `style` have the same layers.
 * @throws the signal's reason.
 */
export async function matchFeatures(
  content: Layers,
  style: Layers,
  options: NearestOptions = {},
): Promise<Map<string, tf.Tensor3D>> {
  const owned = new Owned()
  const pacer = new Pacer(options.signal)
  try {
    const grids = gridsOf(content, style)
    const scales = new Map([...content].map(([name, layer]) => [name, owned.own(scaleOf(layer))]))
    const [queries, keys] = [
      owned.own(columnsOn(grids[0], content, scales)),
      owned.own(columnsOn(grids[1], style, scales)),
    ]
    await pacer.breathe()
    const nearest = await nearestRows(queries, keys, options)
    owned.free(queries)
    owned.free(keys)
    const matched = new Map<string, tf.Tensor3D>()
    for (const [name, { shape }] of content) {
      const source = style.get(name)
      if (!source) throw new Error(`The style has no features of ${name}.`)
      const places = placesFor(shape, source.shape, grids, nearest)
      matched.set(name, owned.own(gather(source, places, shape)))
      await pacer.breathe()
    }
    for (const layer of matched.values()) owned.release(layer)
    return matched
  } finally {
    owned.dispose()
  }
}

type Grid = readonly [number, number]

/** Those of the finest layer with few enough places in both, else of the deepest. */
function gridsOf(content: Layers, style: Layers): readonly [Grid, Grid] {
  const grids = [...content].flatMap(([name, layer]): (readonly [Grid, Grid])[] => {
    const other = style.get(name)
    return other ? [[gridOf(layer), gridOf(other)]] : []
  })
  const fits = (pair: readonly Grid[]) => pair.every(([height, width]) => height * width <= mostPlaces)
  const found = grids.find(fits) ?? grids.at(-1)
  if (!found) throw new Error('There are no features to match.')
  return found
}

function gridOf({ shape: [height, width] }: tf.Tensor3D): Grid {
  return [height, width]
}

/** So that each layer counts alike, whatever its values and however many channels it has. */
function scaleOf(layer: tf.Tensor3D): tf.Scalar {
  return tf.tidy(() => {
    const power = tf.sum(tf.mean(tf.mean(tf.square(layer), 0), 0))
    return tf.rsqrt<tf.Scalar>(tf.maximum(power, 1e-12))
  })
}

/** All layers at every place of the grid, [places, channels of all]: finer ones as the mean, coarser ones in between. */
function columnsOn(
  [height, width]: Grid,
  layers: Layers,
  scales: ReadonlyMap<string, tf.Scalar>,
): tf.Tensor2D {
  return tf.tidy(() => {
    const parts = [...layers].map(([name, layer]) => {
      const scaled = tf.mul<tf.Tensor3D>(layer, scales.get(name) ?? 1)
      const at = resized(scaled, height, width)
      return tf.reshape(at, [height * width, layer.shape[2]])
    })
    return tf.concat(parts, 1) as tf.Tensor2D
  })
}

function resized(layer: tf.Tensor3D, height: number, width: number): tf.Tensor3D {
  const [rows, columns] = layer.shape
  if (rows === height && columns === width) return layer
  const times = Math.floor(rows / height)
  const means = times > 1 && Math.floor(columns / width) === times
  const pooled = means ? tf.avgPool(layer, times, times, 'valid') : layer
  return tf.image.resizeBilinear(pooled, [height, width], false, true)
}

/** For each place of a layer, row by row, the place of the style's layer that its match says. */
function placesFor(
  [height, width]: readonly number[],
  [styleHeight, styleWidth]: readonly number[],
  [[gridHeight, gridWidth], [styleGridHeight, styleGridWidth]]: readonly [Grid, Grid],
  nearest: Int32Array,
): Int32Array {
  const [rows, columns] = [height ?? 0, width ?? 0]
  const places = new Int32Array(rows * columns)
  const along = (at: number, size: number, grid: number) => ((at + 0.5) * grid) / size
  for (let y = 0; y < rows; y += 1) {
    const cellY = along(y, rows, gridHeight)
    for (let x = 0; x < columns; x += 1) {
      const cellX = along(x, columns, gridWidth)
      const cell = nearest[Math.floor(cellY) * gridWidth + Math.floor(cellX)] ?? 0
      // Within the cell the style is copied as it stands there.
      const toY = Math.floor(cell / styleGridWidth) + (cellY % 1)
      const toX = (cell % styleGridWidth) + (cellX % 1)
      const styleY = Math.min(
        (styleHeight ?? 1) - 1,
        Math.floor((toY * (styleHeight ?? 1)) / styleGridHeight),
      )
      const styleX = Math.min((styleWidth ?? 1) - 1, Math.floor((toX * (styleWidth ?? 1)) / styleGridWidth))
      places[y * columns + x] = styleY * (styleWidth ?? 1) + styleX
    }
  }
  return places
}

function gather(source: tf.Tensor3D, places: Int32Array, shape: [number, number, number]): tf.Tensor3D {
  return tf.tidy(() => {
    const rows = tf.reshape(source, [-1, source.shape[2]])
    return tf.reshape<tf.Rank.R3>(tf.gather(rows, tf.tensor1d(places, 'int32')), shape)
  })
}
