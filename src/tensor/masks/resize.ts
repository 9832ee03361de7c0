import type * as tf from '@tensorflow/tfjs-core'
import { resizeFilter } from '../images/filter'
import { valuesOf } from '../memory'

export interface Size {
  readonly width: number
  readonly height: number
}

/** A mask as plain data. */
export interface MaskValues extends Size {
  /** Row by row. */
  readonly values: Float32Array
}

/** A mask of another shape than the picture would count other places than those it was made for. */
export class MaskShapeError extends Error {
  override readonly name = 'MaskShapeError'
  constructor(mask: Size, layer: Size) {
    super(
      `The mask is ${mask.width} x ${mask.height}, which is not the shape of the picture (${layer.width} x ${layer.height} at this layer).`,
    )
  }
}

/** @param mask [h, w, 1], borrowed. */
export async function maskValues(mask: tf.Tensor3D): Promise<MaskValues> {
  const [height, width] = mask.shape
  return { height, width, values: await valuesOf(mask) }
}

/**
 * The mask at the size of a layer, row by row: averaged over what each place covers; nothing below 0.
 *
 * @throws MaskShapeError when the layer is of another shape than the mask.
 */
export function resizeMask(mask: MaskValues, size: Size): Float32Array {
  const { width, height } = size
  const off = Math.abs(width * mask.height - height * mask.width)
  // Each pooling drops an odd row or column, and pictures are made of whole pixels.
  if (off > 2 * Math.max(mask.width, mask.height)) throw new MaskShapeError(mask, size)
  const rows = resizeRows(mask.values, mask.height, mask.width, height)
  const resized = turn(resizeRows(turn(rows, height, mask.width), mask.width, height, width), width, height)
  return resized.map((value) => Math.max(0, value))
}

function resizeRows(values: Float32Array, from: number, width: number, to: number): Float32Array {
  if (from === to) return values
  const filter = resizeFilter(from, to)
  const resized = new Float32Array(to * width)
  for (let row = 0; row < to; row++) {
    const { start, end, values: shares } = filter.block(row, row + 1)
    for (let source = start; source < end; source++) {
      const share = shares[source - start] ?? 0
      for (let x = 0; x < width; x++) {
        const at = row * width + x
        resized[at] = (resized[at] ?? 0) + share * (values[source * width + x] ?? 0)
      }
    }
  }
  return resized
}

function turn(values: Float32Array, height: number, width: number): Float32Array {
  const turned = new Float32Array(values.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = values[y * width + x] ?? 0
  }
  return turned
}
