import type { Tensor3D } from '@tensorflow/tfjs-core'
import { lumaOf } from './luma'
import { momentsOf } from './moments'

/** RMS contrast (Peli 1990): the standard deviation of the luma, 0 for one tone to 0.5 for half black, half white. */
export async function contrastOf(picture: Tensor3D, signal?: AbortSignal): Promise<number> {
  const looks = { reach: 1, quantities: (rows: Tensor3D) => [lumaOf(rows)] }
  const [luma] = await momentsOf([picture], looks, signal)
  return Math.sqrt(luma?.variance ?? Number.NaN)
}
