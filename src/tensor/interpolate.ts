import * as tf from '@tensorflow/tfjs-core'
import { cloneTensor } from './memory'

/** (1 − amount)·a + amount·b; at 0 and 1 exactly one of the two. Throws when the shapes differ. */
export function interpolate<T extends tf.Tensor>(a: T, b: T, amount: number): T {
  tf.util.assertShapesMatch(a.shape, b.shape, 'Only tensors of one shape can be interpolated: ')
  if (amount === 0) return cloneTensor(a)
  if (amount === 1) return cloneTensor(b)
  return tf.tidy(() => tf.add<T>(tf.mul(a, 1 - amount), tf.mul(b, amount)))
}
