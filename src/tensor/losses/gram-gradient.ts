import * as tf from '@tensorflow/tfjs-core'
import { type Box, boxOf, placesIn, rowBands } from '../bands/boxes'
import { Owned } from '../owned'
import type { Steps } from '../steps'
import type { Guide, GuidedBox } from './guide'

/** A Gram matrix by what it looks through, and the gradient at it. */
interface SeenGram {
  readonly guide: Guide | undefined
  /** [c, c] */
  readonly dy: tf.Tensor2D
}

/**
 * The gradient at features [h, w, c] from those at Gram matrices of them: F (dG + dGᵀ), each place by itself, times its
 * weight. For several guides only what each lets through is computed, and it is summed while it is in the cache.
 */
export function* gramGradientSteps(x: tf.Tensor3D, seen: readonly SeenGram[]): Steps<tf.Tensor3D> {
  const owned = new Owned()
  try {
    const grams = seen.map(({ guide, dy }) => ({ guide, symmetric: owned.own(symmetricOf(dy, x.size)) }))
    const parts: tf.Tensor3D[] = []
    for (const band of rowBands(x)) {
      const part = tf.tidy(() => {
        const inside = grams.flatMap((gram) => gradientIn(band, x, gram) ?? [])
        return inside.length > 0 ? tf.addN(inside) : zeros(band, x)
      })
      parts.push(owned.own(part))
      yield
    }
    return tf.concat(parts, 0)
  } finally {
    owned.dispose()
  }
}

function symmetricOf(dy: tf.Tensor2D, size: number): tf.Tensor2D {
  return tf.tidy(() => tf.mul<tf.Tensor2D>(tf.add(dy, tf.transpose(dy)), 1 / size))
}

/** For one band, [rows, w, c]; null where nothing of it is let through. */
function gradientIn(
  band: Box,
  x: tf.Tensor3D,
  { guide, symmetric }: { readonly guide: Guide | undefined; readonly symmetric: tf.Tensor2D },
): tf.Tensor3D | null {
  const [height, width, channels] = x.shape
  const box: Partial<GuidedBox> & Box = guide?.within(band, height, width) ?? band
  if (guide && !box.weights) return null
  // Where all places weigh the same, the small matrix carries their weight.
  const even = box.even === undefined ? symmetric : tf.mul<tf.Tensor2D>(symmetric, box.even)
  const product = tf.matMul<tf.Tensor2D>(boxOf(x, box), even)
  const shape: [number, number, number] = [box.bottom - box.top, box.right - box.left, channels]
  const uneven = box.even === undefined ? box.weights : undefined
  const inside = uneven ? tf.mul(product, tf.tensor2d(uneven, [placesIn(box), 1])) : product
  return tf.pad(tf.reshape<tf.Rank.R3>(inside, shape), [
    [box.top - band.top, band.bottom - box.bottom],
    [box.left - band.left, band.right - box.right],
    [0, 0],
  ])
}

function zeros({ top, bottom }: Box, { shape: [, width, channels] }: tf.Tensor3D): tf.Tensor3D {
  return tf.zeros([bottom - top, width, channels])
}
