import * as tf from '@tensorflow/tfjs-core'
import type { Cost, Shape3 } from '../cost'
import { kernelWork, shapeBytes, valuesIn, valueWork } from '../cost'
import { Owned } from '../owned'
import { Pacer } from '../pause'
import { runPaced, type Steps } from '../steps'

/** Pixels computed between two looks at the clock: about 10 ms of the dearest color space on a slow machine. */
const pixelsPerBand = 2 ** 17

export interface Paced {
  readonly signal?: AbortSignal | undefined
}

/**
 * Computes a picture [h, w, c] pixel by pixel from pictures of one size, in bands of rows, so that events run and large
 * pictures need no more than bands of what lies between. Throws when sizes differ; rejects with the signal's reason.
 */
export async function mapPixels(
  pictures: readonly [tf.Tensor3D, ...tf.Tensor3D[]],
  compute: (...bands: tf.Tensor3D[]) => tf.Tensor3D,
  { signal }: Paced = {},
): Promise<tf.Tensor3D> {
  signal?.throwIfAborted()
  return runPaced(mapSteps(pictures, compute), new Pacer(signal))
}

function* mapSteps(
  pictures: readonly [tf.Tensor3D, ...tf.Tensor3D[]],
  compute: (...bands: tf.Tensor3D[]) => tf.Tensor3D,
): Steps<tf.Tensor3D> {
  const [height, width] = pictures[0].shape
  for (const { shape } of pictures) {
    if (shape[0] !== height || shape[1] !== width) {
      throw new Error(`Pictures of different size: ${width} x ${height} px and ${shape[1]} x ${shape[0]} px.`)
    }
  }
  const owned = new Owned()
  const bands: tf.Tensor3D[] = []
  try {
    for (const { start, rows } of bandsOf(pictures[0])) {
      const band = tf.tidy(() => compute(...pictures.map((picture) => rowsOf(picture, start, rows))))
      bands.push(owned.own(band))
      yield
    }
    const [only] = bands
    return bands.length === 1 && only ? owned.release(only) : tf.concat(bands, 0)
  } finally {
    owned.dispose()
  }
}

/** How [h, w, c] is cut into bands of rows. */
export function bandsOf({
  shape: [height, width],
}: {
  readonly shape: Shape3
}): { start: number; rows: number }[] {
  const most = rowsPerBand(width)
  return Array.from({ length: Math.ceil(height / most) }, (_, band) => ({
    start: band * most,
    rows: Math.min(most, height - band * most),
  }))
}

export function rowsOf(picture: tf.Tensor3D, start: number, rows: number): tf.Tensor3D {
  const [, width, channels] = picture.shape
  return tf.slice(picture, [start, 0, 0], [rows, width, channels])
}

function rowsPerBand(width: number): number {
  return Math.max(1, Math.floor(pixelsPerBand / width))
}

/**
 * What `mapPixels` takes.
 *
 * @param valuesHeld of one pixel, all there at once while it is computed: the inputs' and the result's included.
 */
export function mapCost(result: Shape3, valuesHeld: number): Cost {
  const [height, width] = result
  const rows = Math.min(height, rowsPerBand(width))
  const bands = Math.ceil(height / rows)
  const band = shapeBytes([rows, width, valuesHeld])
  return {
    work:
      valueWork * valuesHeld * height * width +
      (bands > 1 ? valueWork * valuesIn(result) : 0) +
      kernelWork * bands,
    peak: bands === 1 ? band : Math.max(2 * shapeBytes(result), shapeBytes(result) + band),
  }
}
