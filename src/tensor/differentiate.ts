import './gradients'
import * as tf from '@tensorflow/tfjs-core'

/**
 * Value and gradient of a scalar function at x; the caller owns both.
 * When a kernel fails while the tape records, tfjs leaves the tensors saved for the backward pass allocated
 * (tfjs 4.22, Engine.gradients); here they are freed before the error goes on.
 */
export function valueAndGradient<T extends tf.Tensor>(
  f: (x: T) => tf.Scalar,
  x: T,
): { value: tf.Scalar; gradient: T } {
  const engine = tf.engine()
  const nested = engine.state.gradientDepth > 0
  try {
    const { value, grads } = engine.gradients(() => f(x), [x])
    const gradient = grads[0]
    if (gradient === undefined) throw new Error('The function does not depend on its argument.')
    return { value, gradient: gradient as T }
  } catch (error) {
    if (!nested) freeTape(engine)
    throw error
  }
}

function freeTape(engine: ReturnType<typeof tf.engine>): void {
  for (const node of engine.state.activeTape ?? []) {
    for (const saved of node.saved ?? []) if (!saved.isDisposed) saved.dispose()
  }
  engine.state.activeTape = []
}
