import * as tf from '@tensorflow/tfjs-core'
import { DescriptionError, type LayerOf } from '../description'
import { type LayerKind, noVariables } from './layer'
import { picture } from './shapes'

/** The picture goes on beyond its border as in a mirror, without its outermost pixels once more. */
export const reflectionPad: LayerKind<LayerOf<'reflection-pad'>> = {
  shapeOf({ size }, input) {
    const [height, width, channels] = picture(input, 'reflection padding')
    if (size < Math.min(height, width)) return [height + 2 * size, width + 2 * size, channels]
    throw new DescriptionError(
      `mirrors ${size} px at the border of [${input.join(', ')}], which has not as many`,
    )
  },
  variables: noVariables,
  forward({ size }, x) {
    const around: [number, number] = [size, size]
    return {
      y: tf.mirrorPad(x as tf.Tensor4D, [[0, 0], around, around, [0, 0]], 'reflect'),
      backward(dy, wanted) {
        const folded = () => fold(fold(dy as tf.Tensor4D, 1, size), 2, size)
        return { input: wanted.input ? tf.tidy(folded) : null, variables: {} }
      },
    }
  },
}

/** Adds what lies beyond both borders along an axis to where it came from. */
function fold(dy: tf.Tensor4D, axis: 1 | 2, size: number): tf.Tensor4D {
  const length = dy.shape[axis] - 2 * size
  const from = (start: number, count: number) => {
    const begin: [number, number, number, number] = [0, 0, 0, 0]
    const extent: [number, number, number, number] = [-1, -1, -1, -1]
    begin[axis] = start
    extent[axis] = count
    return tf.slice(dy, begin, extent)
  }
  const placed = (part: tf.Tensor4D, before: number) => {
    const none: [number, number] = [0, 0]
    const pads: [[number, number], [number, number], [number, number], [number, number]] = [
      none,
      none,
      none,
      none,
    ]
    pads[axis] = [before, length - size - before]
    return tf.pad(tf.reverse(part, axis), pads)
  }
  const first = placed(from(0, size), 1)
  const last = placed(from(size + length, size), length - size - 1)
  return tf.addN([from(size, length), first, last])
}
