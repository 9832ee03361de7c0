import * as tf from '@tensorflow/tfjs-core'
import { ColumnSorter } from '../losses/column-sorter'
import { valuesOf } from '../memory'
import { Pacer } from '../pause'

/**
 * Gives each channel of the content features [h, w, c] the distribution of the style features': the place with the
 * smallest value gets the smallest of the style, and so on (Zhang et al. 2022, "Exact Feature Distribution Matching",
 * equation 5). Sizes may differ, channels not. Computed by the processor on every backend: it is sorting, not
 * arithmetic. The caller owns the result.
 *
 * @throws the signal's reason.
 */
export async function matchDistribution(
  content: tf.Tensor3D,
  style: tf.Tensor3D,
  signal?: AbortSignal,
): Promise<tf.Tensor3D> {
  const [height, width, channels] = content.shape
  const [from, to] = [height * width, style.shape[0] * style.shape[1]]
  const [values, others] = [await valuesOf(content), await valuesOf(style)]
  const [sorter, otherSorter] = [new ColumnSorter(from), new ColumnSorter(to)]
  const result = new Float32Array(values.length)
  const pacer = new Pacer(signal)
  const sorted = new Float32Array(to)
  for (let channel = 0; channel < channels; channel += 1) {
    const order = otherSorter.order(others, channel, channels)
    for (let rank = 0; rank < to; rank += 1)
      sorted[rank] = others[(order[rank] ?? 0) * channels + channel] ?? 0
    const places = sorter.order(values, channel, channels)
    for (let rank = 0; rank < from; rank += 1) {
      result[(places[rank] ?? 0) * channels + channel] = quantile(sorted, (rank + 0.5) / from)
    }
    await pacer.breathe()
  }
  return tf.tensor3d(result, content.shape)
}

/** Between the two values that it lies between; the ends reach out by half a value. */
function quantile(sorted: Float32Array, part: number): number {
  const at = Math.min(sorted.length - 1, Math.max(0, part * sorted.length - 0.5))
  const below = Math.floor(at)
  const value = sorted[below] ?? 0
  return value + (at - below) * ((sorted[below + 1] ?? value) - value)
}
