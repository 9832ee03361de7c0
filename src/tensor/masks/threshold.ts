import * as tf from '@tensorflow/tfjs-core'
import { grayValues } from '../colors/grayscale'
import { mapCost, mapPixels, type Paced } from '../colors/map-pixels'
import { weighChannels } from '../colors/mix-channels'
import type { Cost, Shape3 } from '../cost'
import { ramp } from './ramp'

export type MaskSource = 'luminance' | 'red' | 'green' | 'blue' | 'saturation'

export interface Threshold extends Paced {
  readonly source: MaskSource
  /** Values from here on are in the mask, 0..1. */
  readonly threshold: number
  /** Over this range around the threshold the mask goes from 0 to 1; 0 is a hard edge. */
  readonly softness: number
}

/** A mask [h, w, 1] of where a value of [h, w, 3] is high. */
export async function thresholdMask(
  image: tf.Tensor3D,
  { source, threshold, softness, signal }: Threshold,
): Promise<tf.Tensor3D> {
  return mapPixels(
    [image],
    (band = image) => ramp(valuesFrom(band, source), threshold - softness / 2, softness),
    { signal },
  )
}

function valuesFrom(image: tf.Tensor3D, source: MaskSource): tf.Tensor3D {
  switch (source) {
    case 'luminance':
      return grayValues(image, 'rec709')
    case 'red':
      return weighChannels(image, [1, 0, 0])
    case 'green':
      return weighChannels(image, [0, 1, 0])
    case 'blue':
      return weighChannels(image, [0, 0, 1])
    case 'saturation': {
      // Of HSV. Black has none.
      const most = tf.max<tf.Tensor3D>(image, 2, true)
      return tf.div(tf.sub(most, tf.min(image, 2, true)), tf.maximum(most, 1e-6))
    }
  }
}

/** The luminance of [h, w, 3] as a mask [h, w, 1]: a painted one, kept as a gray picture. */
export async function luminanceMask(image: tf.Tensor3D, { signal }: Paced = {}): Promise<tf.Tensor3D> {
  return mapPixels([image], (band = image) => tf.clipByValue(grayValues(band, 'rec709'), 0, 1), { signal })
}

/** A mask [h, w, 1] of zeros. */
export function emptyMask({
  width,
  height,
}: {
  readonly width: number
  readonly height: number
}): tf.Tensor3D {
  return tf.zeros<tf.Rank.R3>([height, width, 1])
}

/** What `thresholdMask` takes. */
export function thresholdCost([height, width]: Shape3, source: MaskSource): Cost {
  return mapCost([height, width, 1], source === 'saturation' ? 10 : 7)
}
