import type { Tensor3D } from '@tensorflow/tfjs-core'
import { blurImage } from '../images/blur'
import { valuesOf } from '../memory'
import type { Rgb } from './paint'

/**
 * Reads a picture [h, w, 3], blurred so that one place stands for those around; the edge repeats beyond it.
 *
 * @param deviation of the blur, in px.
 */
export async function pictureSampler(
  image: Tensor3D,
  deviation: number,
  { signal }: { signal?: AbortSignal } = {},
): Promise<(x: number, y: number) => Rgb> {
  const [height, width] = image.shape
  const blurred = await blurImage(image, deviation, signal && { signal })
  try {
    const values = await valuesOf(blurred)
    return (x, y) => {
      const column = Math.min(width - 1, Math.max(0, Math.floor(x)))
      const row = Math.min(height - 1, Math.max(0, Math.floor(y)))
      const at = (row * width + column) * 3
      return [values[at] ?? 0, values[at + 1] ?? 0, values[at + 2] ?? 0]
    }
  } finally {
    blurred.dispose()
  }
}
