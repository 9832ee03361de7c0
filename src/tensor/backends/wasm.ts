import { BackendWasm, setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import { register, unregister } from './register'
import type { BackendEnvironment, PreparedBackend, WasmEnvironment, WasmVariant } from './types'

import { addBorderKernels } from './wasm-border'
import { addColumnMeans } from './wasm-column-means'
import { addFilterGradient } from './wasm-filter-gradient'
import { loadWasmModule } from './wasm-module'
import { addPhaseKernels } from './wasm-phases'
import { replacePoolGradients } from './wasm-pool-gradient'
import { hasSimd } from './wasm-simd'
import { replaceSlice } from './wasm-slice'

/** All three binaries declare this maximum: what 32-bit addresses reach. */
const heapBytes = 2 ** 32

/**
 * The WebAssembly backend: threaded when the environment allows it and the threads come up, else with one thread.
 * tfjs's own start-up is replaced: it takes half of the processors, and in a minified build its threads cannot find
 * their script.
 */
export async function prepareWasm({ wasm, threads }: BackendEnvironment): Promise<PreparedBackend> {
  if (!hasSimd()) return start(wasm, 'plain', 1, becauseOf('this machine has no SIMD for it'))
  if (wasm.threadsBlocked !== null) return start(wasm, 'simd', 1, becauseOf(wasm.threadsBlocked))
  const counted = (actual: number) => `WebAssembly runs on ${actual} of ${threads} processors`
  if (threads <= 1) return start(wasm, 'simd', 1, counted)
  try {
    return await start(wasm, 'threaded-simd', threads, counted)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    return start(wasm, 'simd', 1, becauseOf(`its threads could not be started: ${why}`))
  }
}

function becauseOf(reason: string): () => string {
  return () => `WebAssembly runs with one thread, because ${reason}`
}

async function start(
  environment: WasmEnvironment,
  variant: WasmVariant,
  threads: number,
  describe: (actual: number) => string,
): Promise<PreparedBackend> {
  const { module, broken, close } = await loadWasmModule(environment, variant, threads)
  setThreadsCount(threads)
  replaceSlice()
  replacePoolGradients()
  addBorderKernels()
  addPhaseKernels()
  addFilterGradient()
  addColumnMeans()
  const backend = new BackendWasm(module)
  const actual = variant === 'threaded-simd' ? module.tfjs.getThreadsCount() : 1
  return {
    label: `WebAssembly, ${actual} ${actual === 1 ? 'thread' : 'threads'}`,
    why: describe(actual),
    precision: 'float32',
    threads: actual,
    memoryBytes: heapBytes,
    lost: broken,
    activate: () => register('wasm', backend),
    dispose: () => {
      unregister('wasm')
      close()
    },
  }
}
