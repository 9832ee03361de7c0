import * as tf from '@tensorflow/tfjs-core'
import { type Cost, kernelWork, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { cloneTensor } from '../memory'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import type { AxisFilter } from './filter'
import { bandSteps, bandsPeak } from './row-bands'

/** Output rows done by one multiplication: a band this thin looks at few input rows, so little is multiplied by zero. */
const bandRows = 32

/** A filter for each axis; `null` leaves the axis as it is. */
export interface AxisFilters {
  readonly vertical: AxisFilter | null
  readonly horizontal: AxisFilter | null
}

/**
 * Filters [h, w, c] along both axes: the same arithmetic on every backend (matrix products).
 *
 * @param finish is done to every band of what was filtered; both tensors are freed.
 */
export function* filterSteps(
  image: tf.Tensor3D,
  { vertical, horizontal }: AxisFilters,
  finish?: (band: tf.Tensor3D) => tf.Tensor3D,
): Steps<tf.Tensor3D> {
  if (!vertical && !horizontal) return cloneTensor(image)
  const owned = new Owned()
  try {
    const rows = owned.own(yield* filterRows(image, vertical))
    yield
    const turned = owned.own(yield* turnSteps(rows))
    owned.free(rows)
    yield
    const both = owned.own(yield* filterRows(turned, horizontal))
    owned.free(turned)
    yield
    return yield* turnSteps(both, finish)
  } finally {
    owned.dispose()
  }
}

/** Rows become columns. */
function turnSteps(
  image: tf.Tensor3D,
  finish: (band: tf.Tensor3D) => tf.Tensor3D = (band) => band,
): Steps<tf.Tensor3D> {
  const [height, width, channels] = image.shape
  return bandSteps([width, height, channels], (start, end) =>
    finish(tf.transpose(tf.slice(image, [0, start, 0], [height, end - start, channels]), [1, 0, 2])),
  )
}

function* filterRows(image: tf.Tensor3D, filter: AxisFilter | null): Steps<tf.Tensor3D> {
  if (!filter) return cloneTensor(image)
  const [, width, channels] = image.shape
  const owned = new Owned()
  const bands: tf.Tensor2D[] = []
  try {
    for (let first = 0; first < filter.to; first += bandRows) {
      bands.push(owned.own(bandOf(image, filter, first, Math.min(filter.to, first + bandRows))))
      yield
    }
    return tf.tidy(() => tf.reshape<tf.Rank.R3>(tf.concat(bands, 0), [filter.to, width, channels]))
  } finally {
    owned.dispose()
  }
}

function bandOf(image: tf.Tensor3D, filter: AxisFilter, first: number, last: number): tf.Tensor2D {
  const [from, width, channels] = image.shape
  const { start, end, values } = filter.block(first, last)
  return tf.tidy(() => {
    const flat = tf.reshape<tf.Rank.R2>(image, [from, width * channels])
    const weights = tf.tensor2d(values, [last - first, end - start])
    return tf.matMul(weights, tf.slice(flat, [start, 0], [end - start, width * channels]))
  })
}

/** What `filterSteps` takes for a picture of this shape; at least one axis is filtered. */
export function filterCost([height, width, channels]: Shape3, { vertical, horizontal }: AxisFilters): Cost {
  const rows: Shape3 = [vertical?.to ?? height, width, channels]
  const result: Shape3 = [rows[0], horizontal?.to ?? width, channels]
  const turned = (shape: Shape3) => shapeBytes(shape) + bandsPeak([shape[1], shape[0], shape[2]], 2)
  // Along each axis: the bands and the whole beside what they come from, then the same turned.
  const peak = Math.max(turned(rows), shapeBytes(rows) + 2 * shapeBytes(result), turned(result))
  return {
    work:
      alongAxis(vertical, width * channels) +
      alongAxis(horizontal, rows[0] * channels) +
      2 * valueWork * (valuesIn(rows) + valuesIn(result)),
    peak,
  }
}

/** A product of matrices in bands of rows, each with no more of the input than it looks at. */
function alongAxis(filter: AxisFilter | null, across: number): number {
  if (!filter) return 0
  // Each band is cut out and multiplied.
  const kernels = 2 * Math.ceil(filter.to / bandRows)
  const looked = Math.min(filter.from, (bandRows * filter.from) / filter.to + filter.width)
  return kernels * kernelWork + 2 * filter.to * looked * across
}
