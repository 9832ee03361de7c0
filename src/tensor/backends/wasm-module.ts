import type { BackendWasmModule } from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm'
import type { WasmEnvironment, WasmFactory, WasmVariant } from './types'
import { type WasmHeap, WasmMemory } from './wasm-memory'

/** The parts of Emscripten's module that tfjs and we use. */
interface WasmModule extends WasmHeap {
  tfjs: BackendWasmModule['tfjs']
  PThread?: Threads
}

/** Emscripten's threads. */
interface Threads {
  readonly unusedWorkers: readonly Worker[]
  terminateAllThreads(): void
}

/** What Emscripten's factory is given; it makes the module of the same object. */
interface Settings {
  instantiateWasm(imports: WasmImports, done: Instantiated): WebAssembly.Exports
  locateFile(path: string, prefix: string): string
  readonly mainScriptUrlOrBlob: string | undefined
  /** Takes what it has to say of its faults. */
  printErr(text: string): void
  PThread?: Threads
}

interface WasmImports extends WebAssembly.Imports {
  env: WebAssembly.ModuleImports & { emscripten_resize_heap(bytes: number): boolean | number }
}

type Instantiated = (instance: WebAssembly.Instance, module: WebAssembly.Module) => void

/** How long threads may take to load their script. In s. */
const patience = 10

/**
 * Starts a compiled module with what tfjs's backend expects on it.
 * @throws Error when it cannot be had, or its threads do not come up.
 */
export async function loadWasmModule(
  environment: WasmEnvironment,
  variant: WasmVariant,
  threads: number,
): Promise<{ module: WasmModule; broken: WasmMemory['broken']; close: () => void }> {
  const [factory, binary] = await Promise.all([environment.factory(variant), environment.binary(variant)])
  const compiled = await WebAssembly.compile(binary)
  const memory = new WasmMemory()
  const workerUrl = variant === 'threaded-simd' ? await threadWorkerUrl() : null
  const settings: Settings = {
    instantiateWasm: (imports, done) => {
      const instance = instantiate(compiled, imports, threads, memory)
      done(instance, compiled)
      return instance.exports
    },
    mainScriptUrlOrBlob: environment.threadScript,
    // All of these faults are thrown as well.
    printErr: () => {},
    locateFile: (path, prefix) =>
      workerUrl !== null && path.endsWith('.worker.js') ? workerUrl : prefix + path,
  }
  const start = () => (workerUrl === null ? factory(settings) : startThreaded(factory, settings))
  try {
    const module = (await startWithoutExitHandlers(start)) as WasmModule
    memory.guard(module)
    bindTfjs(module)
    // What is broken cannot clean up after itself, and need not: all of it goes.
    void memory.broken.then(() => {
      module.tfjs.dispose = module.tfjs.disposeData = () => {}
    })
    return { module, broken: memory.broken, close: () => module.PThread?.terminateAllThreads() }
  } catch (error) {
    settings.PThread?.terminateAllThreads()
    throw error
  } finally {
    if (workerUrl !== null) URL.revokeObjectURL(workerUrl)
  }
}

/** Emscripten waits for its threads for ever, and throws their errors where nobody can catch them. */
async function startThreaded(factory: WasmFactory, settings: Settings): Promise<object> {
  const { instantiateWasm } = settings
  const handlers = new Map<Worker, Worker['onerror']>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const trouble = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new Error(`their script did not load within ${patience} s`)),
      patience * 1000,
    )
    settings.instantiateWasm = (imports, done) => {
      const exports = instantiateWasm(imports, done)
      for (const worker of settings.PThread?.unusedWorkers ?? []) {
        handlers.set(worker, worker.onerror)
        worker.onerror = (event) => {
          event.preventDefault()
          reject(new Error(event.message || 'their script could not be loaded'))
        }
      }
      return exports
    }
  })
  try {
    const module = await Promise.race([factory(settings), trouble])
    // A thread that dies later takes the engine with it, as it must.
    for (const [worker, handler] of handlers) worker.onerror = handler
    return module
  } finally {
    clearTimeout(timer)
  }
}

/**
 * The binary takes half of the processors it sees, at most 8, and never more, whatever it is told
 * (tfjs 4.22); so it sees twice the threads it is to use.
 */
function instantiate(
  compiled: WebAssembly.Module,
  imports: WasmImports,
  threads: number,
  memory: WasmMemory,
): WebAssembly.Instance {
  const { env } = imports
  env.emscripten_num_logical_cores = () => 2 * threads
  env.emscripten_resize_heap = memory.watchGrowth(env.emscripten_resize_heap)
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
  try {
    return await start()
  } finally {
    events.forEach((event, i) => {
      for (const listener of process.rawListeners(event)) {
        if (!before[i]?.has(listener)) process.removeListener(event, listener as () => void)
      }
    })
  }
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
