import * as tf from '@tensorflow/tfjs-core'
import type { LayerDescription, LayerOf } from '../description'
import { type LayerKind, noVariables } from './layer'

/** @param slopeAt the derivative, from the value y of the function. */
function activation<L extends LayerDescription>(
  of: (x: tf.Tensor, layer: L) => tf.Tensor,
  slopeAt: (y: tf.Tensor, layer: L) => tf.Tensor,
): LayerKind<L> {
  return {
    shapeOf: (_layer, input) => input,
    variables: noVariables,
    forward(layer, x) {
      const y = of(x, layer)
      return {
        y,
        backward(dy, wanted) {
          return { input: wanted.input ? tf.tidy(() => tf.mul(dy, slopeAt(y, layer))) : null, variables: {} }
        },
      }
    },
  }
}

export const relu = activation<LayerOf<'relu'>>(
  (x) => tf.relu(x),
  (y) => tf.step(y),
)

/** max(x, slope · x), for a slope from 0 to 1. */
export const leakyRelu = activation<LayerOf<'leaky-relu'>>(
  (x, { slope }) => tf.leakyRelu(x, slope),
  (y, { slope }) => tf.step(y, slope),
)

export const tanh = activation<LayerOf<'tanh'>>(
  (x) => tf.tanh(x),
  (y) => tf.sub(1, tf.square(y)),
)

export const sigmoid = activation<LayerOf<'sigmoid'>>(
  (x) => tf.sigmoid(x),
  (y) => tf.mul(y, tf.sub(1, y)),
)
