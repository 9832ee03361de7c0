import * as tf from '@tensorflow/tfjs-core'

/**
 * Whether the kernels of the backend in use return only when their work is done, so that events wait for them. WebGPU
 * and WebGL have queues: there nothing blocks, no time can be measured here, and cutting up work would only cost.
 */
export function isSynchronous(): boolean {
  const name = tf.getBackend()
  return name === 'wasm' || name === 'cpu'
}
