import * as tf from '@tensorflow/tfjs-core'
import type { Cost, Shape3 } from '../cost'
import { mapCost, mapPixels, type Paced } from './map-pixels'
import { apply, dot } from './matrix3'
import { weighChannels } from './mix-channels'
import { rgbToYiq } from './spaces'
import { type ColorStatistics, colorStatistics } from './statistics'

const [luma] = rgbToYiq

/**
 * The luminance of one picture with the colors of another, both [h, w, 3] of one size (Gatys et al. 2016, on
 * luminance-only transfer). In YIQ, chroma does not change when the same is added to red, green and blue: so it is enough to add the difference.
 *
 * @param clip to 0..1; without it chroma is kept to the last bit also where no screen can show it.
 */
export async function keepColors(
  luminance: tf.Tensor3D,
  colors: tf.Tensor3D,
  { clip, signal }: Paced & { readonly clip: boolean },
): Promise<tf.Tensor3D> {
  return mapPixels(
    [luminance, colors],
    (bright = luminance, colored = colors) => {
      const kept = tf.add<tf.Tensor3D>(colored, weighChannels(tf.sub(bright, colored), luma))
      return clip ? tf.clipByValue(kept, 0, 1) : kept
    },
    { signal },
  )
}

/** A gray picture [h, w, 3] of the luminance of another. */
export async function grayOf(image: tf.Tensor3D, paced: Paced = {}): Promise<tf.Tensor3D> {
  return mapPixels([image], (band = image) => tf.tile(weighChannels(band, luma), [1, 1, 3]), paced)
}

/**
 * The luminance of `image` as a gray picture [h, w, 3], with the mean and standard deviation of that of `target`
 * (Gatys et al. 2016, on luminance-only transfer); clipped to 0..1. An even picture becomes the target's mean.
 */
export async function matchLuminance(
  image: tf.Tensor3D,
  target: tf.Tensor3D,
  { signal }: Paced = {},
): Promise<tf.Tensor3D> {
  const from = lumaStatistics(await colorStatistics(image, 'rgb', { signal }))
  const to = lumaStatistics(await colorStatistics(target, 'rgb', { signal }))
  const factor = from.deviation < even ? 0 : to.deviation / from.deviation
  const shift = to.mean - factor * from.mean
  return mapPixels(
    [image],
    (band = image) => {
      const matched = tf.add<tf.Tensor3D>(tf.mul(weighChannels(band, luma), factor), shift)
      return tf.tile(tf.clipByValue(matched, 0, 1), [1, 1, 3])
    },
    { signal },
  )
}

/** Below any step that 8 bits can tell: what is left of it is rounding. */
const even = 1e-4

/** Luminance is a weighted sum of the channels, and so are its mean and its variance. */
function lumaStatistics({ mean, covariance }: ColorStatistics) {
  const variance = dot(luma, apply(covariance, luma))
  return { mean: dot(luma, mean), deviation: Math.sqrt(Math.max(0, variance)) }
}

/** What `keepColors` takes. */
export function keepColorsCost(image: Shape3): Cost {
  return mapCost(image, 18)
}

/** What `grayOf` and `matchLuminance` take, which read no pictures but those given. */
export function grayCost(image: Shape3): Cost {
  return mapCost(image, 9)
}
