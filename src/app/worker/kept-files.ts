import { type GivenFile, GivenWeightsError, keepWeights } from '../../../models'
import { sha256Hex } from '../../core/assets'
import type { KeptFile } from '../../editor/engine'
import type { NamedBytes } from '../../engine/asset-source'
import { cacheNames, openCache } from './cache'

const cacheName = cacheNames.files

/** Where the browser keeps nothing, what was given serves this visit. */
const unkept = new Map<string, Uint8Array<ArrayBuffer>>()

/**
 * Reads files of weights, and keeps what is needed of them under its hash.
 * @throws Error in words for the user.
 */
export async function keepFiles(files: readonly File[]): Promise<KeptFile> {
  const { title, bytes } = await keepWeights(files.map(given)).catch((error: unknown) => {
    if (error instanceof GivenWeightsError)
      throw new Error(`${error.message} ${error.remedy}`, { cause: error })
    throw error
  })
  const sha256 = sha256Hex(bytes)
  const lasting = await store(sha256, bytes)
  if (!lasting) unkept.set(sha256, bytes)
  const main = files.find(({ name }) => name.toLowerCase().endsWith('.json')) ?? files[0]
  return { name: main?.name ?? title, sha256, bytes: bytes.length, title, lasting }
}

/** Undefined when it was not kept here. */
export async function keptFile(sha256: string): Promise<NamedBytes | undefined> {
  const held = unkept.get(sha256)
  if (held) return { name: sha256, bytes: held }
  const kept = await (await openCache(cacheName))?.match(address(sha256))
  return kept && { name: sha256, bytes: new Uint8Array(await kept.arrayBuffer()) }
}

export async function hasKept(sha256: string): Promise<boolean> {
  if (unkept.has(sha256)) return true
  return (await (await openCache(cacheName))?.match(address(sha256))) !== undefined
}

function given(file: File): GivenFile {
  return {
    name: file.name,
    size: file.size,
    read: async (start, end) => new Uint8Array(await file.slice(start, end).arrayBuffer()),
  }
}

async function store(sha256: string, bytes: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const cache = await openCache(cacheName)
  try {
    await cache?.put(address(sha256), new Response(bytes))
    return cache !== undefined
  } catch {
    // The disk is full.
    return false
  }
}

function address(sha256: string): string {
  return `/${cacheName}/${sha256}`
}
