import * as tf from '@tensorflow/tfjs-core'
import { DescriptionError, type LayerOf } from '../description'
import { glorot } from './initial'
import { type LayerKind, variable } from './layer'

/** y = x · kernel + bias, for vectors [n, in]. */
export const dense: LayerKind<LayerOf<'dense'>> = {
  shapeOf({ units }, input) {
    if (input.length !== 1)
      throw new DescriptionError('has a dense layer after pictures, without flattening them')
    return [units]
  },
  variables({ units }, [length]) {
    return {
      kernel: { shape: [length, units], initial: glorot(length, units) },
      bias: { shape: [units], initial: 'zeros' },
    }
  },
  multiplyAdds: ({ units }, [length]) => units * length,
  forward(_layer, x, variables) {
    const kernel = variable(variables, 'kernel') as tf.Tensor2D
    const rows = x as tf.Tensor2D
    const y = tf.tidy(() => tf.add(tf.matMul(rows, kernel), variable(variables, 'bias')))
    return {
      y,
      // Transposed beforehand: wasm's product of transposed matrices is many times slower.
      backward(dy, wanted) {
        const slope = dy as tf.Tensor2D
        const input = wanted.input ? tf.tidy(() => tf.matMul(slope, tf.transpose(kernel))) : null
        if (!wanted.variables) return { input, variables: {} }
        return {
          input,
          variables: {
            kernel: tf.tidy(() => tf.matMul(tf.transpose(rows), slope)),
            bias: tf.tidy(() => tf.sum(slope, 0)),
          },
        }
      },
    }
  },
}
