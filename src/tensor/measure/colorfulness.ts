import type { Tensor3D } from '@tensorflow/tfjs-core'
import { mixOf } from './luma'
import { momentsOf } from './moments'

/**
 * Hasler and Süsstrunk 2003, section 4: sqrt(σrg² + σyb²) + 0.3 sqrt(μrg² + μyb²) with rg = R − G and
 * yb = (R + G) / 2 − B in 0..255. 0 is gray; 15 slightly, 45 quite, 82 and more highly colorful.
 */
export async function colorfulnessOf(picture: Tensor3D, signal?: AbortSignal): Promise<number> {
  const quantities = (rows: Tensor3D) => [mixOf(rows, [1, -1, 0]), mixOf(rows, [0.5, 0.5, -1])]
  const [rg, yb] = await momentsOf([picture], { reach: 1, quantities }, signal)
  if (!rg || !yb) return Number.NaN
  return 255 * (Math.sqrt(rg.variance + yb.variance) + 0.3 * Math.hypot(rg.mean, yb.mean))
}
