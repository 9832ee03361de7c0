import * as tf from '@tensorflow/tfjs-core'
import { DescriptionError, type LayerOf, type LayerShape } from '../description'
import { type Forward, type LayerKind, noVariables } from './layer'

const valuesIn = (shape: LayerShape) => shape.reduce((product, side) => product * side, 1)

function reshaped(x: tf.Tensor, shape: LayerShape): Forward {
  return {
    y: tf.reshape(x, [x.shape[0] ?? 0, ...shape]),
    backward(dy, wanted) {
      return { input: wanted.input ? tf.reshape(dy, x.shape) : null, variables: {} }
    },
  }
}

export const reshape: LayerKind<LayerOf<'reshape'>> = {
  shapeOf({ shape }, input) {
    if (valuesIn(shape) === valuesIn(input)) return shape
    throw new DescriptionError(
      `reshapes [${input.join(', ')}] to [${shape.join(', ')}], which has other values`,
    )
  },
  variables: noVariables,
  forward: ({ shape }, x) => reshaped(x, shape),
}

export const flatten: LayerKind<LayerOf<'flatten'>> = {
  shapeOf: (_layer, input) => [valuesIn(input)],
  variables: noVariables,
  forward: (_layer, x) => reshaped(x, [x.size / (x.shape[0] ?? 1)]),
}
