import * as tf from '@tensorflow/tfjs-core'

/** Some of a layer's channels that follow each other. */
export interface ChannelRange {
  readonly first: number
  readonly count: number
}

/** These channels of features [h, w, c]: [h, w, count]. Throws when there are fewer. */
export function pickChannels(x: tf.Tensor3D, { first, count }: ChannelRange): tf.Tensor3D {
  const [height, width] = x.shape
  return tf.slice(x, [0, 0, first], [height, width, count])
}

/** The gradient at all of `channels` from that at some of them. */
export function spreadChannels(
  dy: tf.Tensor3D,
  { first, count }: ChannelRange,
  channels: number,
): tf.Tensor3D {
  return tf.pad(dy, [
    [0, 0],
    [0, 0],
    [first, channels - first - count],
  ])
}
