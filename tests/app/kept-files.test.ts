import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { hasKept, keepFiles, keptFile } from '../../src/app/worker/kept-files'
import { sha256Hex } from '../../src/core/assets'
import { safetensors, tfjsModel } from '../models/support/given'
import { asKeras, madeUpNetwork } from '../models/support/networks'

const tensors = (seed: number) => asKeras(madeUpNetwork('lite-encoder', seed))
const fileOf = (bytes: Uint8Array, name: string) => new File([Uint8Array.from(bytes)], name)
const kept = new Map<string, Response>()

beforeEach(() => {
  kept.clear()
  const cache = {
    match: async (address: string) => kept.get(address)?.clone(),
    put: async (address: string, response: Response) => void kept.set(address, response),
  }
  vi.stubGlobal('caches', { open: async () => cache })
})
afterEach(() => void vi.unstubAllGlobals())

test('what is kept of a file is found by its hash', async () => {
  const file = await keepFiles([fileOf(safetensors(tensors(1)), 'mine.safetensors')])
  expect(file).toMatchObject({ name: 'mine.safetensors', title: 'Lite', lasting: true })
  expect(await hasKept(file.sha256)).toBe(true)
  const found = await keptFile(file.sha256)
  expect(found?.bytes.length).toBe(file.bytes)
  expect(sha256Hex(found?.bytes ?? new Uint8Array(0))).toBe(file.sha256)
  expect(await hasKept('0'.repeat(64))).toBe(false)
  expect(await keptFile('0'.repeat(64))).toBeUndefined()
})

test('several files are one, with the name of the model', async () => {
  const parts = await Promise.all(
    tfjsModel(tensors(1), 2 ** 20).map(async ({ name, size, read }) => fileOf(await read(0, size), name)),
  )
  const together = await keepFiles(parts.reverse())
  const single = await keepFiles([fileOf(safetensors(tensors(1)), 'mine.safetensors')])
  expect(together.name).toBe('model.json')
  expect(together.sha256).toBe(single.sha256)
})

test('where the browser keeps nothing, a file serves this visit', async () => {
  vi.stubGlobal('caches', { open: () => Promise.reject(new Error('forbidden')) })
  const file = await keepFiles([fileOf(safetensors(tensors(2)), 'mine.safetensors')])
  expect(file.lasting).toBe(false)
  expect(await hasKept(file.sha256)).toBe(true)
  expect((await keptFile(file.sha256))?.bytes.length).toBe(file.bytes)
})

test('a file that is none is refused in words, and nothing is kept', async () => {
  const keeping = keepFiles([fileOf(new Uint8Array(20), 'cat.jpg')])
  await expect(keeping).rejects.toThrow(/^cat\.jpg is not a file of weights.*Choose a \.safetensors file/)
  expect(kept.size).toBe(0)
})
