import type { Random } from '../../src/core/context'
import { blendImages, cloneTensor, disposeTensors, noiseImage, sizeOf, type Tensor3D } from '../../src/tensor'

/**
 * The canvas before the first step, of the size of `image`.
 *
 * @param amount share of noise in a blend, 0..1.
 * @returns a new tensor [h, w, 3].
 */
export function startCanvas(
  image: Tensor3D,
  start: 'content' | 'noise' | 'blend',
  amount: number,
  random: Random,
): Tensor3D {
  if (start === 'content') return cloneTensor(image)
  const noise = noiseImage(sizeOf(image), () => random.uniform())
  if (start === 'noise') return noise
  try {
    return blendImages(image, noise, amount)
  } finally {
    disposeTensors([noise])
  }
}
