import plainBinary from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.wasm?url'
import simdBinary from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm?url'
// As a file of its own this script escapes minification, which breaks it in the threads.
import threadScript from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js?url'
import threadedBinary from '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.wasm?url'
import type { BackendEnvironment, WasmFactory, WasmVariant } from './backends/types'

const binaries: Record<WasmVariant, string> = {
  'threaded-simd': threadedBinary,
  simd: simdBinary,
  plain: plainBinary,
}

/** What the backends need in a browser, on the page or in a module worker. */
export function browserEnvironment(): BackendEnvironment {
  return {
    gpu: async () => navigator.gpu ?? null,
    webgl: typeof OffscreenCanvas !== 'undefined' || typeof document !== 'undefined',
    threads: navigator.hardwareConcurrency || 1,
    wasm: {
      threadsBlocked: threadsBlocked(),
      factory,
      binary: async (variant) => {
        const url = binaries[variant]
        const response = await fetch(url)
        if (!response.ok) throw new Error(`${url} could not be loaded (status ${response.status}).`)
        return response.arrayBuffer()
      },
      threadScript: new URL(threadScript, location.origin).href,
    },
  }
}

function threadsBlocked(): string | null {
  if (globalThis.crossOriginIsolated && typeof SharedArrayBuffer !== 'undefined') return null
  if (!globalThis.isSecureContext)
    return 'the page was opened over plain HTTP (HTTPS or localhost permits them)'
  return 'the page is not cross-origin isolated (the server must send the COOP and COEP headers)'
}

async function factory(variant: WasmVariant): Promise<WasmFactory> {
  const { default: load } =
    variant === 'threaded-simd'
      ? await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js')
      : await import('@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm.js')
  return load
}
