import * as tf from '@tensorflow/tfjs-core'
import { type Cost, type Shape3, shapeBytes, valuesIn, valueWork } from '../cost'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'
import type { Margins } from './pad'
import { bandSteps, bandsPeak, cutRows } from './row-bands'

/**
 * What stands beyond the edge: the mirrored picture, its last pixel not repeated (`reflect`), its last pixel (`edge`),
 * the picture again from its other side (`wrap`), or a color of as many values as the picture has channels.
 */
export type Surrounding = 'reflect' | 'edge' | 'wrap' | readonly number[]

/** Adds margins of any length to [h, w, c]. Rejects with the signal's reason. */
export async function extendImage(
  image: tf.Tensor3D,
  margins: Margins,
  surrounding: Surrounding,
  { signal }: { signal?: AbortSignal } = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(extendSteps(image, margins, surrounding), new Pacer(signal))
}

/** What `extendImage` takes; its result is the only thing left. */
export function extendCost(
  [height, width, channels]: Shape3,
  margins: Margins,
  surrounding: Surrounding,
): Cost {
  const rows = height + margins.top + margins.bottom
  const wide: Shape3 = [height, width + margins.left + margins.right, channels]
  const result: Shape3 = [rows, wide[1], channels]
  // Margins of a color are made before they are joined.
  const tensors = typeof surrounding === 'string' ? 1 : 2
  return {
    work: valueWork * (2 * valuesIn(wide) + 2 * valuesIn(result)),
    peak: Math.max(bandsPeak(wide, 2), shapeBytes(wide) + bandsPeak(result, tensors)),
  }
}

/** For callers with more steps around it. */
export function* extendSteps(
  image: tf.Tensor3D,
  { top, right, bottom, left }: Margins,
  surrounding: Surrounding,
): Steps<tf.Tensor3D> {
  const [height, width, channels] = image.shape
  const total: Shape3 = [height + top + bottom, width + left + right, channels]
  const owned = new Owned()
  try {
    const wide = owned.own(
      yield* bandSteps([height, total[1], channels], (start, end) =>
        beyondSides(cutRows(image, start, end), { left, right }, surrounding),
      ),
    )
    yield
    return yield* bandSteps(total, (start, end) => rowsBeyond(wide, start - top, end - top, surrounding))
  } finally {
    owned.dispose()
  }
}

function beyondSides(
  rows: tf.Tensor3D,
  { left, right }: Pick<Margins, 'left' | 'right'>,
  surrounding: Surrounding,
): tf.Tensor3D {
  const [height, width] = rows.shape
  if (typeof surrounding === 'string') {
    return tf.gather(rows, places(-left, width + right, width, surrounding), 1)
  }
  const side = (columns: number) => (columns > 0 ? [filled(height, columns, surrounding)] : [])
  return tf.concat([...side(left), rows, ...side(right)], 1)
}

/** The rows first..last (exclusive) of a picture that goes on above its first row and below its last. */
function rowsBeyond(image: tf.Tensor3D, first: number, last: number, surrounding: Surrounding): tf.Tensor3D {
  const [height, width] = image.shape
  if (typeof surrounding === 'string') return tf.gather(image, places(first, last, height, surrounding), 0)
  const ground = (rows: number) => (rows > 0 ? [filled(rows, width, surrounding)] : [])
  const start = Math.min(height, Math.max(0, first))
  const end = Math.min(height, Math.max(0, last))
  const above = Math.min(last, 0) - Math.min(first, 0)
  const below = Math.max(last, height) - Math.max(first, height)
  const inside = end > start ? [cutRows(image, start, end)] : []
  return tf.concat([...ground(above), ...inside, ...ground(below)], 0)
}

/** A ground of one color. */
export function filled(height: number, width: number, color: readonly number[]): tf.Tensor3D {
  return tf.tile(tf.tensor3d([...color], [1, 1, color.length]), [height, width, 1])
}

/** Where in 0..length the positions first..last (exclusive) find their value. */
function places(
  first: number,
  last: number,
  length: number,
  surrounding: 'reflect' | 'edge' | 'wrap',
): tf.Tensor1D {
  const find = finders[surrounding]
  return tf.tensor1d(
    Int32Array.from({ length: last - first }, (_, i) => find(first + i, length)),
    'int32',
  )
}

const modulo = (position: number, period: number) => ((position % period) + period) % period

const finders = {
  edge: (position: number, length: number) => Math.min(length - 1, Math.max(0, position)),
  wrap: modulo,
  reflect(position: number, length: number) {
    if (length === 1) return 0
    const there = modulo(position, 2 * (length - 1))
    return there < length ? there : 2 * (length - 1) - there
  },
}
