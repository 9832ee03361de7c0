import * as tf from '@tensorflow/tfjs-core'
import { mapCost, mapPixels, type Paced } from '../colors/map-pixels'
import type { Cost, Shape3 } from '../cost'

/** The foreground where the mask is 1, the background where it is 0; [h, w, 3] twice and [h, w, 1], of one size. */
export async function compositeImages(
  foreground: tf.Tensor3D,
  background: tf.Tensor3D,
  mask: tf.Tensor3D,
  { signal }: Paced = {},
): Promise<tf.Tensor3D> {
  return mapPixels(
    [foreground, background, mask],
    (front = foreground, back = background, share = mask) => tf.add(back, tf.mul(tf.sub(front, back), share)),
    { signal },
  )
}

/** What `compositeImages` takes. */
export function compositeCost(image: Shape3): Cost {
  return mapCost(image, 16)
}

/** 1 − mask, [h, w, 1]. */
export async function invertMask(mask: tf.Tensor3D, { signal }: Paced = {}): Promise<tf.Tensor3D> {
  return mapPixels([mask], (band = mask) => tf.sub(1, band), { signal })
}

/** What `invertMask` takes. */
export function invertCost(mask: Shape3): Cost {
  return mapCost(mask, 2)
}

/** A mask [h, w, 1] as a gray picture [h, w, 3]. */
export async function maskToImage(mask: tf.Tensor3D, { signal }: Paced = {}): Promise<tf.Tensor3D> {
  return mapPixels([mask], (band = mask) => tf.tile(band, [1, 1, 3]), { signal })
}

/** What `maskToImage` takes. */
export function maskToImageCost([height, width]: Shape3): Cost {
  return mapCost([height, width, 3], 4)
}
