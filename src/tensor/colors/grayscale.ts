import * as tf from '@tensorflow/tfjs-core'
import type { Cost, Shape3 } from '../cost'
import { mapCost, mapPixels, type Paced } from './map-pixels'
import type { Vector3 } from './matrix3'
import { weighChannels } from './mix-channels'
import { conversions, rgbToYiq } from './spaces'

export type GrayMethod = 'rec709' | 'rec601' | 'lightness' | 'average' | 'maximum'

/** Luma of HDTV and sRGB (Rec. ITU-R BT.709). */
export const rec709: Vector3 = [0.2126, 0.7152, 0.0722]

/** One gray [h, w, 1] for each pixel of [h, w, 3]. */
export function grayValues(image: tf.Tensor3D, method: GrayMethod): tf.Tensor3D {
  switch (method) {
    case 'rec709':
      return weighChannels(image, rec709)
    case 'rec601':
      return weighChannels(image, rgbToYiq[0])
    case 'average':
      return weighChannels(image, [1 / 3, 1 / 3, 1 / 3])
    case 'maximum':
      return tf.max<tf.Tensor3D>(image, 2, true)
    case 'lightness':
      return weighChannels(conversions.lab.toSpace(image), [1, 0, 0])
  }
}

/** The same as a picture [h, w, 3] without color. */
export async function grayscale(
  image: tf.Tensor3D,
  method: GrayMethod,
  { signal }: Paced = {},
): Promise<tf.Tensor3D> {
  return mapPixels([image], (band = image) => tf.tile(grayValues(band, method), [1, 1, 3]), { signal })
}

/** What `grayscale` takes. */
export function grayscaleCost(image: Shape3, method: GrayMethod): Cost {
  return mapCost(image, 7 + (method === 'lightness' ? conversions.lab.values : 0))
}
