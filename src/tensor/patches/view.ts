import * as tf from '@tensorflow/tfjs-core'
import { isSynchronous } from '../backends/synchronous'
import { evenly } from '../bands/bands'
import { rowsOf } from '../bands/rows'
import type { Directions } from '../losses/directions'
import { Owned } from '../owned'
import type { Steps } from '../steps'

/** Multiplications and additions of one band: some 15 ms on wasm with one thread. */
const workPerBand = 1.2e8

interface Size {
  readonly width: number
  readonly height: number
}

/** Where the first patch begins, in px from the upper left. */
export interface Place {
  readonly top: number
  readonly left: number
}

/** How many patches begin within `length` px. */
export function patchesAlong(length: number, patch: number, stride: number): number {
  return Math.floor((length - patch) / stride) + 1
}

/** Work of seeing one row of patches. */
export function viewWork(columns: number, patch: number, directions: number): number {
  return 2 * columns * 3 * patch ** 2 * directions
}

/** Work of going back to one row of blocks: convolutions compute eight channels at a time, whether there are or not. */
export function backWork(columns: number, patch: number, stride: number, directions: number): number {
  return 2 * columns * Math.ceil(patch / stride) ** 2 * directions * 8 * Math.ceil((3 * stride ** 2) / 8)
}

/**
 * Patches of pictures [h, w, 3] seen along directions in the space of their pixels: forward one convolution with a
 * filter for each direction, backward the transposed one.
 */
export class PatchView {
  /** Of its directions. */
  readonly count: number
  readonly #filter: tf.Tensor4D
  readonly #back: tf.Tensor4D

  /**
   * @param patch side of the patches, in px.
   * @param stride how far the next one is, in px.
   * @param directions of patch · patch · 3 channels, pixel by pixel, row by row.
   */
  constructor(
    readonly patch: number,
    readonly stride: number,
    directions: Directions,
  ) {
    this.count = directions.count
    this.#filter = tf.tensor4d(directions.values, [patch, patch, 3, directions.count])
    this.#back = transposed(patch, stride, directions)
  }

  /** One of the places that the grid of patches of a picture can begin at. */
  anywhere({ width, height }: Size, { uniform }: { uniform(): number }): Place {
    const within = (length: number) => Math.floor(uniform() * Math.min(this.stride, length - this.patch + 1))
    return { top: within(height), left: within(width) }
  }

  /** [rows, columns, directions] for the patches of a picture. */
  *of(x: tf.Tensor3D, { top, left }: Place): Steps<tf.Tensor3D> {
    const { patch, stride, count } = this
    const [height, width] = x.shape
    const rows = patchesAlong(height - top, patch, stride)
    const columns = patchesAlong(width - left, patch, stride)
    const across = (columns - 1) * stride + patch
    return yield* inBands(rows, viewWork(columns, patch, count), (first, last) => {
      const down = (last - first - 1) * stride + patch
      const seen = tf.slice(x, [top + first * stride, left, 0], [down, across, 3])
      return tf.conv2d(seen, this.#filter, stride, 'valid')
    })
  }

  /** What gradients [rows, columns, directions] at the patches of a picture [h, w, 3] are at its pixels. */
  *back(
    dy: tf.Tensor3D,
    [height, width]: readonly [number, number, number],
    { top, left }: Place,
  ): Steps<tf.Tensor3D> {
    const { patch, stride, count } = this
    const [rows, columns] = dy.shape
    const taps = Math.ceil(patch / stride)
    const [blockRows, blockColumns] = [rows + taps - 1, columns + taps - 1]
    const owned = new Owned()
    try {
      const batch = owned.own(tf.reshape<tf.Rank.R4>(dy, [1, rows, columns, count]))
      const blocks = owned.own(
        yield* inBands(blockRows, backWork(blockColumns, patch, stride, count), (first, last) => {
          const wide = tf.pad4d(rowsOf(batch, first - taps + 1, last), [
            [0, 0],
            [0, 0],
            [taps - 1, taps - 1],
            [0, 0],
          ])
          const here = tf.conv2d(wide, this.#back, 1, 'valid')
          return tf.squeeze<tf.Tensor3D>(stride === 1 ? here : tf.depthToSpace(here, stride), [0])
        }),
      )
      return tf.tidy(() => {
        // Blocks reach beyond the last patch by less than their own size.
        const [down, across] = [(rows - 1) * stride + patch, (columns - 1) * stride + patch]
        const seen = tf.slice(blocks, [0, 0, 0], [down, across, 3])
        return tf.pad3d(seen, [
          [top, height - top - down],
          [left, width - left - across],
          [0, 0],
        ])
      })
    } finally {
      owned.dispose()
    }
  }

  dispose(): void {
    tf.dispose([this.#filter, this.#back])
  }
}

/**
 * The filter that goes back: of blocks of stride · stride pixels, each pixel takes from the patches that reach it.
 * [taps, taps, directions, stride · stride · 3]
 */
function transposed(patch: number, stride: number, { count, values }: Directions): tf.Tensor4D {
  const taps = Math.ceil(patch / stride)
  const out = stride * stride * 3
  const filter = new Float32Array(taps * taps * count * out)
  for (let y = 0; y < patch; y++) {
    for (let x = 0; x < patch; x++) {
      const tap = (taps - 1 - Math.floor(y / stride)) * taps + taps - 1 - Math.floor(x / stride)
      const place = ((y % stride) * stride + (x % stride)) * 3
      for (let channel = 0; channel < 3; channel++) {
        const from = ((y * patch + x) * 3 + channel) * count
        for (let d = 0; d < count; d++) {
          filter[(tap * count + d) * out + place + channel] = values[from + d] ?? 0
        }
      }
    }
  }
  return tf.tensor4d(filter, [taps, taps, count, out])
}

function* inBands(
  rows: number,
  workPerRow: number,
  band: (first: number, last: number) => tf.Tensor3D,
): Steps<tf.Tensor3D> {
  const step = isSynchronous() ? evenly(rows, workPerRow, workPerBand) : rows
  if (step >= rows) return tf.tidy(() => band(0, rows))
  const owned = new Owned()
  const bands: tf.Tensor3D[] = []
  try {
    for (let first = 0; first < rows; first += step) {
      bands.push(owned.own(tf.tidy(() => band(first, Math.min(rows, first + step)))))
      yield
    }
    return tf.concat(bands, 0)
  } finally {
    owned.dispose()
  }
}
