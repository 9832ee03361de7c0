import * as tf from '@tensorflow/tfjs-core'
import { DescriptionError, type LayerOf } from '../description'
import { type LayerKind, noVariables } from './layer'
import { picture } from './shapes'

/** Nearest neighbor. */
export const upsample: LayerKind<LayerOf<'upsample'>> = {
  shapeOf({ factor }, input) {
    const [height, width, channels] = picture(input, 'upsample')
    return [factor * height, factor * width, channels]
  },
  variables: noVariables,
  forward({ factor }, input) {
    const x = input as tf.Tensor4D
    const y = tf.image.resizeNearestNeighbor(x, [x.shape[1] * factor, x.shape[2] * factor])
    return {
      y,
      backward(dy, wanted) {
        const sums = () => tf.mul(tf.avgPool(dy as tf.Tensor4D, factor, factor, 'valid'), factor * factor)
        return { input: wanted.input ? tf.tidy(sums) : null, variables: {} }
      },
    }
  },
}

export const pixelShuffle: LayerKind<LayerOf<'pixel-shuffle'>> = {
  shapeOf({ factor }, input) {
    const [height, width, channels] = picture(input, 'pixel shuffle')
    const left = channels / factor ** 2
    if (Number.isInteger(left)) return [factor * height, factor * width, left]
    throw new DescriptionError(
      `has a pixel shuffle by ${factor} of ${channels} channels, which ${factor ** 2} does not divide`,
    )
  },
  variables: noVariables,
  forward({ factor }, x) {
    return {
      y: tf.depthToSpace(x as tf.Tensor4D, factor),
      backward(dy, wanted) {
        return { input: wanted.input ? spaceToDepth(dy as tf.Tensor4D, factor) : null, variables: {} }
      },
    }
  },
}

function spaceToDepth(x: tf.Tensor4D, factor: number): tf.Tensor4D {
  const [batch, rows, columns, channels] = x.shape
  const [height, width] = [rows / factor, columns / factor]
  return tf.tidy(() => {
    const places = tf.reshape(x, [batch, height, factor, width, factor, channels])
    return tf.reshape(tf.transpose(places, [0, 1, 3, 2, 4, 5]), [
      batch,
      height,
      width,
      factor * factor * channels,
    ])
  })
}
