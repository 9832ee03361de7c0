import * as tf from '@tensorflow/tfjs-core'
import { lumaOf } from './luma'
import { momentsOf } from './moments'
import { localMeans, windowSide } from './window'

/** Less than this is rounding, in a picture of one tone. */
const leastVariance = 1e-10

/**
 * Share of the luma's energy (its variance) that a Gaussian of 1.5 px takes away, 0..1. By Parseval's theorem this is
 * the share of the spectrum at high frequencies: half of the amplitude counts at a period of 8 px, all of it at 2 px.
 * A transform of Fourier would say the same, but not every backend has one. NaN below 11 px a side.
 */
export async function detailOf(picture: tf.Tensor3D, signal?: AbortSignal): Promise<number> {
  const looks = { reach: windowSide, quantities: (rows: tf.Tensor3D) => coarseAndFine(lumaOf(rows)) }
  const [all, fine] = await momentsOf([picture], looks, signal)
  if (!all || !fine) return Number.NaN
  const energy = fine.variance + fine.mean ** 2
  return all.variance < leastVariance ? 0 : Math.min(1, energy / all.variance)
}

/** The luma where the whole window fits, and what the window takes away from it. */
function coarseAndFine(luma: tf.Tensor2D): readonly tf.Tensor[] {
  const [height, width] = luma.shape
  const margin = (windowSide - 1) / 2
  const inner = tf.slice(luma, [margin, margin], [height - 2 * margin, width - 2 * margin])
  const coarse = tf.squeeze(localMeans(tf.expandDims<tf.Tensor3D>(luma, 0)), [0])
  return [inner, tf.sub(inner, coarse)]
}
