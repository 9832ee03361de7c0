import * as tf from '@tensorflow/tfjs-core'

/** Side of the Gaussian window of Wang et al. 2004, in px. */
export const windowSide = 11
const sigma = 1.5

/** One axis of the window; sums to 1. */
const weights = gaussian(windowSide, sigma)

function gaussian(side: number, deviation: number): readonly number[] {
  const raw = Array.from({ length: side }, (_, i) =>
    Math.exp(-((i - (side - 1) / 2) ** 2) / (2 * deviation ** 2)),
  )
  const sum = raw.reduce((total, value) => total + value, 0)
  return raw.map((value) => value / sum)
}

/**
 * Local means of maps [n, h, w] under the window, at the places where all of it lies in the map:
 * [n, h - 10, w - 10].
 */
export function localMeans(maps: tf.Tensor3D): tf.Tensor3D {
  const [count, height, width] = maps.shape
  return tf.tidy(() => {
    const x = tf.reshape<tf.Rank.R4>(maps, [count, height, width, 1])
    const along = (shape: [number, number, number, number]) => tf.tensor4d([...weights], shape)
    const down = tf.conv2d(x, along([windowSide, 1, 1, 1]), 1, 'valid')
    const both = tf.conv2d(down, along([1, windowSide, 1, 1]), 1, 'valid')
    const inner = [count, height - windowSide + 1, width - windowSide + 1] as const
    return tf.reshape<tf.Rank.R3>(both, [...inner])
  })
}
