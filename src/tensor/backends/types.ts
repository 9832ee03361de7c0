export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu'
export type BackendRequest = 'auto' | BackendName

/** What is different between a browser's worker and Node, given by the composition root. */
export interface BackendEnvironment {
  /** navigator.gpu, Dawn's, or null; called only when WebGPU is considered. */
  gpu(): Promise<GPU | null>
  /** Whether a canvas with a WebGL 2 context may be had. */
  readonly webgl: boolean
  readonly wasm: WasmEnvironment
  /** Logical processors. */
  readonly threads: number
}

export type WasmVariant = 'threaded-simd' | 'simd' | 'plain'

export interface WasmEnvironment {
  /** Null when threads can be had; otherwise a sentence saying why not. */
  readonly threadsBlocked: string | null
  /** The binary of a variant. */
  binary(variant: WasmVariant): Promise<ArrayBuffer>
  /** The module factory that Emscripten made for a variant. */
  factory(variant: WasmVariant): Promise<WasmFactory>
  /** Address of the threaded factory's own source, which each thread loads. */
  readonly threadScript?: string
}

export type WasmFactory = (settings: object) => Promise<object>

/** One backend that was considered, in order. */
export interface Attempt {
  readonly name: string
  readonly ok: boolean
  /** A sentence. */
  readonly why: string
}

/** A backend that is ready to compute, before it is made the one in use. */
export interface PreparedBackend {
  readonly label: string
  /** A sentence saying what it runs on. */
  readonly why: string
  /** Numbers from backends of one class may share a cache. */
  readonly precision: 'float32' | 'float16'
  readonly threads?: number
  readonly adapter?: string
  /** A program stands in for the graphics card: correct, and slow. */
  readonly software?: true
  /** Most bytes it can hold; absent where nobody tells, as of graphics memory. */
  readonly memoryBytes?: number
  /** Most bytes of a single tensor, where there is such a limit below that of all together. */
  readonly tensorBytes?: number
  /**
   * Resolves with a sentence if the device goes away by itself, or can no longer be trusted; never, for backends that
   * cannot lose theirs.
   */
  readonly lost: Promise<{ readonly message: string }>
  /** Makes it tfjs's current backend. */
  activate(): Promise<void>
  dispose(): void
}

export interface RunningBackend extends Omit<PreparedBackend, 'activate' | 'why'> {
  readonly name: BackendName
  /** A sentence for display: which backend is in use and why. */
  readonly reason: string
  readonly tried: readonly Attempt[]
}
