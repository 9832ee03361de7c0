import * as tf from '@tensorflow/tfjs-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { BackendEnvironment, RunningBackend } from '../../src/tensor'
import { BackendUnavailableError, startBackend, tensorFrom, valuesOf } from '../../src/tensor'
import { environment } from './support/backend'

const noGpu: BackendEnvironment = { ...environment, gpu: async () => null }

/** An environment with threads that come up by `factory`, and a binary of nothing for them. */
function threadsFrom(factory: (settings: object) => Promise<object>): BackendEnvironment {
  const { wasm } = environment
  const threaded = 'threaded-simd'
  return {
    ...noGpu,
    threads: 4,
    wasm: {
      threadsBlocked: null,
      factory: async (variant) => (variant === threaded ? factory : wasm.factory(variant)),
      binary: async (variant) =>
        variant === threaded ? Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0).buffer : wasm.binary(variant),
    },
  }
}

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
})

describe('wasm whose threads do not come up runs with one', () => {
  afterEach(() => void vi.useRealTimers())

  async function expectOneThread(backend: RunningBackend, why: string) {
    expect(backend).toMatchObject({ name: 'wasm', threads: 1, label: 'WebAssembly, 1 thread' })
    expect(backend.reason).toContain(
      `WebAssembly runs with one thread, because its threads could not be started: ${why}.`,
    )
    const sum = tf.tidy(() => tf.add(tensorFrom([1, 2], [2]), 1))
    expect(Array.from(await valuesOf(sum))).toEqual([2, 3])
    sum.dispose()
    backend.dispose()
  }

  test('when there is no memory for them', async () => {
    const full = threadsFrom(() => Promise.reject(new RangeError('could not allocate memory')))
    for (const request of ['auto', 'wasm'] as const) {
      await expectOneThread(await startBackend(request, full), 'could not allocate memory')
    }
  })

  test('when their script never loads', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const factory = vi.fn(() => new Promise<object>(() => {}))
    const starting = startBackend('wasm', threadsFrom(factory))
    while (factory.mock.calls.length === 0) await new Promise(setImmediate)
    await vi.advanceTimersByTimeAsync(10_000)
    await expectOneThread(await starting, 'their script did not load within 10 s')
    expect(vi.getTimerCount()).toBe(0)
  })

  test('when one of them reports an error, which is not thrown', async () => {
    const thrown = vi.fn()
    const worker: { onerror: (event: Event) => void } = { onerror: thrown }
    const terminateAllThreads = vi.fn()
    const failing = threadsFrom((settings) => {
      const { instantiateWasm } = Object.assign(settings, {
        PThread: { unusedWorkers: [worker], terminateAllThreads },
      }) as { instantiateWasm?: (imports: object, done: () => void) => void }
      instantiateWasm?.({ env: {} }, () => {})
      const error = Object.assign(new Event('error', { cancelable: true }), { message: '404' })
      worker.onerror(error)
      expect(error.defaultPrevented).toBe(true)
      return new Promise(() => {})
    })
    await expectOneThread(await startBackend('wasm', failing), '404')
    expect(thrown).not.toHaveBeenCalled()
    expect(terminateAllThreads).toHaveBeenCalledOnce()
  })
})
