import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu'
import { never, register, unregister } from './register'
import type { PreparedBackend } from './types'

export async function prepareCpu(): Promise<PreparedBackend> {
  return {
    label: 'CPU (plain JavaScript)',
    why: 'plain JavaScript runs anywhere, slowly',
    precision: 'float32',
    lost: never,
    activate: () => register('cpu', new MathBackendCPU()),
    dispose: () => unregister('cpu'),
  }
}
