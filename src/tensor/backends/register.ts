import type { KernelBackend } from '@tensorflow/tfjs-core'
import * as tf from '@tensorflow/tfjs-core'

/** Makes an instance of ours the current backend under the name its kernels are registered for. */
export async function register(name: string, backend: KernelBackend): Promise<void> {
  // The backend packages register factories of their own when imported; ours takes their place.
  if (tf.findBackendFactory(name)) tf.removeBackend(name)
  tf.registerBackend(name, () => backend)
  if (!(await tf.setBackend(name))) throw new Error(`tfjs did not accept the ${name} backend.`)
}

export function unregister(name: string): void {
  if (tf.findBackendFactory(name)) tf.removeBackend(name)
}

/** For backends that cannot lose their device. */
export const never: Promise<{ readonly message: string }> = new Promise(() => {})
