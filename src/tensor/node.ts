import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import type { BackendEnvironment, WasmFactory, WasmVariant } from './backends/types'

const stems: Record<WasmVariant, { script: string; binary: string }> = {
  'threaded-simd': {
    script: 'tfjs-backend-wasm-threaded-simd.js',
    binary: 'tfjs-backend-wasm-threaded-simd.wasm',
  },
  simd: { script: 'tfjs-backend-wasm.js', binary: 'tfjs-backend-wasm-simd.wasm' },
  plain: { script: 'tfjs-backend-wasm.js', binary: 'tfjs-backend-wasm.wasm' },
}

/**
 * What the backends need under Node: wasm with one thread, cpu, and WebGPU through the `webgpu` package (Dawn).
 * `wasmFolder` is the absolute path of @tensorflow/tfjs-backend-wasm/wasm-out.
 */
export function nodeEnvironment({ wasmFolder }: { wasmFolder: string }): BackendEnvironment {
  const load = createRequire(join(wasmFolder, 'package.json'))
  return {
    gpu: dawn,
    webgl: false,
    threads: availableParallelism(),
    wasm: {
      threadsBlocked: 'tfjs has no threads in Node',
      factory: async (variant): Promise<WasmFactory> => load(join(wasmFolder, stems[variant].script)),
      binary: async (variant) => {
        const bytes = await readFile(join(wasmFolder, stems[variant].binary))
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength)
      },
    },
  }
}

let gpu: GPU | null = null

/** Dawn's WebGPU, put where tfjs looks for it. Throws when the package has no build for this machine. */
async function dawn(): Promise<GPU> {
  if (gpu) return gpu
  const { create, globals } = await import('webgpu')
  Object.assign(globalThis, globals)
  gpu = create([])
  const known = typeof navigator === 'undefined' ? {} : navigator
  Object.defineProperty(globalThis, 'navigator', {
    value: Object.defineProperty(Object.create(known), 'gpu', { value: gpu }),
    configurable: true,
  })
  return gpu
}
