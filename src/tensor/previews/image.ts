import type { Tensor3D } from '@tensorflow/tfjs-core'
import type { Pixels } from '../images/pixels'
import { imageToPixels, sizeOf } from '../images/pixels'
import { resizeImagePaced } from '../images/resize'
import { fitWithin } from './fit'

/** A picture [h, w, 3], or a mask [h, w, 1], as pixels, shrunk to at most `maxSide` on its longer side. */
export async function previewImage(image: Tensor3D, maxSide = 512): Promise<Pixels> {
  const small = await resizeImagePaced(image, fitWithin(sizeOf(image), maxSide))
  try {
    return await imageToPixels(small)
  } finally {
    small.dispose()
  }
}
