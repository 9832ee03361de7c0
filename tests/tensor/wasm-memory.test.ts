import * as tf from '@tensorflow/tfjs-core'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { OutOfMemoryError, type RunningBackend, startBackend, tensorFrom } from '../../src/tensor'
import { WasmMemory } from '../../src/tensor/backends/wasm-memory'
import { environment } from './support/backend'

const MiB = 2 ** 20

describe('a block that does not fit', () => {
  const compiled = () => 0 as never

  test.each([
    ['no block', 0, 16],
    ['a block past the end', 60, 16],
    ['a block past 4 GiB', -16, 64],
  ])('is an error: %s', (_, address, bytes) => {
    const free = vi.fn()
    const heap = { HEAPU8: new Uint8Array(64), _malloc: () => address, _free: free, cwrap: () => compiled }
    new WasmMemory().guard(heap)
    free.mockClear()
    const allocate: (bytes: number) => number = heap._malloc
    expect(() => allocate(bytes)).toThrow(OutOfMemoryError)
    expect(free).not.toHaveBeenCalled()
  })

  test('is one that leaves no room for what compiled code needs for itself', () => {
    const free = vi.fn()
    const heap = {
      HEAPU8: new Uint8Array(40 * MiB),
      _malloc: (_: number) => 8,
      _free: free,
      cwrap: () => compiled,
    }
    new WasmMemory().guard(heap)
    expect(heap._malloc(MiB)).toBe(8)
    const small = { ...heap, _malloc: (bytes: number) => (bytes === MiB ? 8 : 0) }
    new WasmMemory().guard(small)
    free.mockClear()
    expect(() => small._malloc(MiB)).toThrow(OutOfMemoryError)
    expect(free).toHaveBeenCalledExactlyOnceWith(8)
  })
})

test('the module prints nothing of its own when the system has no room for it', async () => {
  const instance = vi.spyOn(WebAssembly, 'Instance').mockImplementation(
    class {
      readonly exports = {}
      constructor() {
        throw new RangeError('no room')
      }
    },
  )
  const print = (['log', 'warn', 'error'] as const).map((name) =>
    vi.spyOn(console, name).mockImplementation(() => {}),
  )
  try {
    await expect(startBackend('wasm', environment)).rejects.toThrow(/no room/)
    for (const printed of print) expect(printed).not.toHaveBeenCalled()
  } finally {
    instance.mockRestore()
    for (const printed of print) printed.mockRestore()
  }
})

describe('the real module, on a machine with little memory', () => {
  const { grow } = WebAssembly.Memory.prototype
  let backend: RunningBackend | undefined

  /** Starts WebAssembly; from then on its heap may have `more` bytes at most. */
  async function startWith(more: number): Promise<RunningBackend> {
    let left = more
    const started = await startBackend('wasm', { ...environment, gpu: async () => null })
    backend = started
    WebAssembly.Memory.prototype.grow = function (pages) {
      if (pages * 65536 > left) throw new RangeError('Unable to grow instance memory')
      left -= pages * 65536
      return grow.call(this, pages)
    }
    return started
  }

  afterEach(() => {
    WebAssembly.Memory.prototype.grow = grow
    backend?.dispose()
    backend = undefined
  })

  test('a tensor that does not fit is an error, and everything else stays usable', async () => {
    const { lost } = await startWith(128 * MiB)
    const kept = tf.tidy(() => tf.mul(tensorFrom([1, 2, 3], [3]), 2))
    const large: tf.Tensor[] = []
    expect(() => {
      for (;;) large.push(tf.fill([4 * MiB], large.length))
    }).toThrow(new OutOfMemoryError(16 * MiB))
    expect(large.length).toBeGreaterThan(1)
    expect(large.map((tensor) => tf.gather(tensor, [0, 4 * MiB - 1]).arraySync())).toEqual(
      large.map((_, i) => [i, i]),
    )
    expect(kept.arraySync()).toEqual([2, 4, 6])
    tf.dispose([kept, ...large])
    const sum = tf.tidy(() => tf.sum(tf.ones([8 * MiB])).arraySync())
    expect(sum).toBe(8 * MiB)
    expect(await Promise.race([lost, 'still there'])).toBe('still there')
  })

  test('a convolution without room for its workspace is no wrong picture, and the backend is given up', async () => {
    const { lost } = await startWith(120 * MiB)
    const weights = tf.ones<tf.Rank.R4>([1, 1, 4096, 4096])
    // Its workspace is a copy of the weights.
    expect(() => tf.conv2d(tf.ones<tf.Rank.R4>([1, 1, 1, 4096]), weights, 1, 'same')).toThrow(
      new OutOfMemoryError(),
    )
    expect(await lost).toEqual({
      message: 'WebAssembly stopped in the midst of a computation: no memory is left.',
    })
    expect(() => tf.add(weights, 1)).toThrow(OutOfMemoryError)
  })
})
