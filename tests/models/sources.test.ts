import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { WeightFile } from '../../models'
import { fetchWeights, WeightsCorruptError, WeightsUnavailableError } from '../../models'
import { readFromFolders } from '../../models/folder'

const file: WeightFile = {
  network: 'vgg19',
  path: 'part.bin',
  bytes: 1000,
  sha256: '0'.repeat(64),
  url: 'http://localhost/part.bin',
  embedded: false,
}

describe('downloading weights', () => {
  const server = createServer((request, response) => {
    if (request.url === '/missing') response.writeHead(404).end()
    else if (request.url === '/endless') response.write(new Uint8Array(10))
    else {
      const bytes = new Uint8Array(request.url === '/long' ? 1001 : 1000).fill(7)
      response.write(bytes.subarray(0, 400))
      setTimeout(() => response.end(bytes.subarray(400)), 20)
    }
  })
  let base = ''

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, resolve))
    base = `http://localhost:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })

  test('reports bytes as they come', async () => {
    const seen: number[] = []
    const bytes = await fetchWeights(`${base}/good`, file, { onBytes: (loaded) => seen.push(loaded) })
    expect(bytes).toEqual(new Uint8Array(1000).fill(7))
    expect(seen.at(-1)).toBe(1000)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
  })

  test('takes no more bytes than the manifest allows', async () => {
    await expect(fetchWeights(`${base}/long`, file, {})).rejects.toThrow(WeightsCorruptError)
  })

  test('says where it looked when there is nothing', async () => {
    const missing = fetchWeights(`${base}/missing`, file, {})
    await expect(missing).rejects.toThrow(WeightsUnavailableError)
    await expect(missing).rejects.toThrow(/\/missing.*404/)
    await expect(fetchWeights('http://localhost:9/off', file, {})).rejects.toThrow(WeightsUnavailableError)
  })

  test('can be canceled', async () => {
    const controller = new AbortController()
    const running = fetchWeights(`${base}/endless`, file, {
      signal: controller.signal,
      onBytes: () => controller.abort(),
    })
    await expect(running).rejects.toThrow(/abort/i)
  })
})

describe('weights in folders', () => {
  let folder = ''
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'gramarye-weights-'))
    await mkdir(join(folder, 'nested', 'vgg19'), { recursive: true })
    await writeFile(join(folder, 'nested', 'vgg19', 'part.bin'), 'nested')
    await mkdir(join(folder, 'flat'))
    await writeFile(join(folder, 'flat', 'part.bin'), 'flat')
  })
  afterAll(() => rm(folder, { recursive: true }))

  test('are found under the name of the network, then directly', async () => {
    const read = async (...names: string[]) => {
      const bytes = await readFromFolders(
        names.map((name) => join(folder, name)),
        file,
      )
      return bytes && new TextDecoder().decode(bytes)
    }
    expect(await read('nested')).toBe('nested')
    expect(await read('flat')).toBe('flat')
    expect(await read('absent', 'flat', 'nested')).toBe('flat')
    expect(await read('absent')).toBeNull()
  })
})
