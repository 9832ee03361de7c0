import type { BackendWasmModule } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm'
import type { WasmEnvironment, WasmVariant } from './types'
import type { WasmHeap } from './wasm-memory'
import { failWhenFull } from './wasm-memory'

/** The parts of Emscripten's module that tfjs and we use. */
interface WasmModule extends WasmHeap {
  tfjs: BackendWasmModule['tfjs']
  cwrap(name: string, returns: string | null, args: readonly string[]): never
  PThread?: { terminateAllThreads(): void }
}

interface WasmImports extends WebAssembly.Imports {
  env: WebAssembly.ModuleImports
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/** Starts a compiled module with what tfjs's backend expects on it. */
export async function loadWasmModule(
  environment: WasmEnvironment,
  variant: WasmVariant,
  threads: number,
): Promise<{ module: WasmModule; close: () => void }> {
  const [factory, binary] = await Promise.all([environment.factory(variant), environment.binary(variant)])
  const workerUrl = variant === 'threaded-simd' ? await threadWorkerUrl() : null
  const compiled = await WebAssembly.compile(binary)
  const settings = {
    instantiateWasm: (imports: WasmImports, done: Instantiated) => {
      const instance = instantiate(compiled, imports, threads)
      done(instance, compiled)
      return instance.exports
    },
    mainScriptUrlOrBlob: environment.threadScript,
    locateFile: (path: string, prefix: string) =>
      workerUrl !== null && path.endsWith('.worker.js') ? workerUrl : prefix + path,
  }
  const module = (await startWithoutExitHandlers(() => factory(settings))) as WasmModule
  bindTfjs(module)
  failWhenFull(module)
  if (workerUrl !== null) URL.revokeObjectURL(workerUrl)
  return { module, close: () => module.PThread?.terminateAllThreads() }
}

/**
 * The binary takes half of the processors it sees, at most 8, and never more, whatever it is told
 * (tfjs 4.22); so it sees twice the threads it is to use.
 */
function instantiate(
  compiled: WebAssembly.Module,
  imports: WasmImports,
  threads: number,
): WebAssembly.Instance {
  imports.env.emscripten_num_logical_cores = () => 2 * threads
  return new WebAssembly.Instance(compiled, imports)
}

/** tfjs carries the threads' script as a string in which `\\n` was unescaped once too often. */
async function threadWorkerUrl(): Promise<string> {
  const { wasmWorkerContents } = await import(
    '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.worker.js'
  )
  return URL.createObjectURL(
    new Blob([wasmWorkerContents.replaceAll('\n', '\\n')], { type: 'text/javascript' }),
  )
}

/** In Node, Emscripten makes every unhandled rejection of the whole process fatal; that is not ours to decide. */
async function startWithoutExitHandlers(start: () => Promise<object>): Promise<object> {
  if (typeof process === 'undefined' || typeof process.listeners !== 'function') return start()
  const events = ['uncaughtException', 'unhandledRejection'] as const
  const before = events.map((event) => new Set<unknown>(process.rawListeners(event)))
  const module = await start()
  events.forEach((event, i) => {
    for (const listener of process.rawListeners(event)) {
      if (!before[i]?.has(listener)) process.removeListener(event, listener as () => void)
    }
  })
  return module
}

/** The same functions that tfjs-backend-wasm's own `init` binds (backend_wasm.js, 4.22). */
function bindTfjs(module: WasmModule): void {
  module.tfjs = {
    init: module.cwrap('init', null, []),
    initWithThreadsCount: module.cwrap('init_with_threads_count', null, ['number']),
    getThreadsCount: module.cwrap('get_threads_count', 'number', []),
    registerTensor: module.cwrap('register_tensor', null, ['number', 'number', 'number']),
    disposeData: module.cwrap('dispose_data', null, ['number']),
    dispose: module.cwrap('dispose', null, []),
  }
}
