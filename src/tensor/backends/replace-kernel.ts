import type { KernelConfig } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'

/**
 * Puts a kernel of ours in the place of a backend's own. `Call` is what this kernel is called with; tfjs has one type
 * for the calls of all kernels.
 */
export function replaceKernel<Call>(
  kernelName: string,
  backendName: string,
  kernel: (call: Call) => ReturnType<KernelConfig['kernelFunc']>,
): void {
  if (tf.getKernel(kernelName, backendName)) tf.unregisterKernel(kernelName, backendName)
  tf.registerKernel({ kernelName, backendName, kernelFunc: (call) => kernel(call as Call) })
}
