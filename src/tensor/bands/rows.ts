import * as tf from '@tensorflow/tfjs-core'

/** Rows start to end (exclusive) of [1, h, w, c]; rows outside of it are zeros. */
export function rowsOf(x: tf.Tensor4D, start: number, end: number): tf.Tensor4D {
  const [, height, width, channels] = x.shape
  const first = Math.max(0, start)
  const last = Math.min(height, end)
  const inside = tf.slice(x, [0, first, 0, 0], [1, last - first, width, channels])
  if (first === start && last === end) return inside
  const padded = tf.pad(inside, [
    [0, 0],
    [first - start, end - last],
    [0, 0],
    [0, 0],
  ])
  inside.dispose()
  return padded
}
