import { resolve } from 'node:path'
import type { BackendRequest, RunningBackend } from '../../../src/tensor'
import { startBackend } from '../../../src/tensor'
import { nodeEnvironment } from '../../../src/tensor/node'

export const environment = nodeEnvironment({
  wasmFolder: resolve('node_modules/@tensorflow/tfjs-backend-wasm/wasm-out'),
})

export function useBackend(name: BackendRequest): Promise<RunningBackend> {
  return startBackend(name, environment)
}
