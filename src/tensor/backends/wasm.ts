import { BackendWasm, setThreadsCount } from '@tensorflow/tfjs-backend-wasm'
import { never, register, unregister } from './register'
import type { BackendEnvironment, PreparedBackend, WasmVariant } from './types'
import { loadWasmModule } from './wasm-module'
import { replacePoolGradients } from './wasm-pool-gradient'
import { hasSimd } from './wasm-simd'
import { replaceSlice } from './wasm-slice'

/**
 * The WebAssembly backend: threaded when the environment allows it, else with one thread.
 * tfjs's own start-up is replaced: it takes half of the processors, and in a minified build its threads cannot find
 * their script.
 */
export async function prepareWasm({ wasm, threads }: BackendEnvironment): Promise<PreparedBackend> {
  const simd = hasSimd()
  const threaded = simd && wasm.threadsBlocked === null && threads > 1
  const variant: WasmVariant = threaded ? 'threaded-simd' : simd ? 'simd' : 'plain'
  const count = threaded ? threads : 1
  const { module, close } = await loadWasmModule(wasm, variant, count)
  setThreadsCount(count)
  replaceSlice()
  replacePoolGradients()
  const backend = new BackendWasm(module)
  const actual = threaded ? module.tfjs.getThreadsCount() : 1
  return {
    label: `WebAssembly, ${actual} ${actual === 1 ? 'thread' : 'threads'}`,
    why: describe(simd, threads, actual, wasm.threadsBlocked),
    precision: 'float32',
    threads: actual,
    lost: never,
    activate: () => register('wasm', backend),
    dispose: () => {
      unregister('wasm')
      close()
    },
  }
}

function describe(simd: boolean, processors: number, threads: number, blocked: string | null): string {
  if (!simd) return 'WebAssembly runs with one thread, because this machine has no SIMD for it'
  if (blocked !== null) return `WebAssembly runs with one thread, because ${blocked}`
  return `WebAssembly runs on ${threads} of ${processors} processors`
}
