import * as tf from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import type { BackendEnvironment } from '../../src/tensor'
import {
  BackendUnavailableError,
  OutOfMemoryError,
  startBackend,
  tensorFrom,
  valuesOf,
} from '../../src/tensor'
import { failWhenFull } from '../../src/tensor/backends/wasm-memory'
import { environment } from './support/backend'

const noGpu: BackendEnvironment = { ...environment, gpu: async () => null }

const noWasm: BackendEnvironment = {
  ...noGpu,
  wasm: {
    ...environment.wasm,
    binary: async () => {
      throw new Error('The binary is missing')
    },
  },
}

describe('choosing a backend', () => {
  test('auto falls through to wasm and says why', async () => {
    const backend = await startBackend('auto', noGpu)
    expect(backend).toMatchObject({ name: 'wasm', threads: 1, precision: 'float32' })
    expect(backend.label).toBe('WebAssembly, 1 thread')
    expect(backend.reason).toMatch(/one thread, because .*Passed over: webgpu: .*webgl: /)
    expect(tf.getBackend()).toBe('wasm')
    backend.dispose()
  })

  test('the reason is sentences with one period each', async () => {
    for (const request of ['auto', 'wasm', 'cpu'] as const) {
      const backend = await startBackend(request, noGpu)
      expect(backend.reason).toMatch(/\.$/)
      expect(backend.reason).not.toContain('..')
      backend.dispose()
    }
    const threadsBlocked = 'this is a sentence.'
    const backend = await startBackend('wasm', { ...noGpu, wasm: { ...environment.wasm, threadsBlocked } })
    expect(backend.reason).toBe(
      'Chosen by you: WebAssembly runs with one thread, because this is a sentence.',
    )
    backend.dispose()
  })

  test('auto ends at the cpu', async () => {
    const backend = await startBackend('auto', noWasm)
    expect(backend.name).toBe('cpu')
    expect(backend.tried.find(({ name }) => name === 'wasm')?.why).toBe('The binary is missing.')
    backend.dispose()
  })

  test.each(['webgpu', 'webgl', 'wasm'] as const)('%s asked for by name is never replaced', async (name) => {
    const error = await startBackend(name, noWasm).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(BackendUnavailableError)
    expect(error).toMatchObject({ backend: name, message: expect.stringMatching(/Choose another backend/) })
  })

  test('can be started again after it was disposed of', async () => {
    for (const name of ['wasm', 'cpu', 'wasm'] as const) {
      const backend = await startBackend(name, noGpu)
      const sum = tf.tidy(() => tf.add(tensorFrom([1, 2], [2]), 1))
      expect(Array.from(await valuesOf(sum))).toEqual([2, 3])
      sum.dispose()
      backend.dispose()
    }
  })

  test('wasm leaves no handlers on the process', async () => {
    const before = process.listenerCount('unhandledRejection')
    const backend = await startBackend('wasm', noGpu)
    expect(process.listenerCount('unhandledRejection')).toBe(before)
    backend.dispose()
  })

  test.each([
    ['no block', 0, 16],
    ['a block past the end', 60, 16],
    ['a block past 4 GiB', -16, 64],
  ])('a wasm heap that answers with %s is an error', (_, address, bytes) => {
    const heap = { HEAPU8: new Uint8Array(64), _malloc: () => address }
    failWhenFull(heap)
    const allocate: (bytes: number) => number = heap._malloc
    expect(() => allocate(bytes)).toThrow(OutOfMemoryError)
  })

  test('a wasm heap with room answers as before', () => {
    const heap = { HEAPU8: new Uint8Array(64), _malloc: (_bytes: number) => 8 }
    failWhenFull(heap)
    expect(heap._malloc(56)).toBe(8)
  })
})
