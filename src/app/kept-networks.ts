import type { KeptNetworks } from '../editor/editor-core'
import { cacheNames, keptAt, openCache } from './worker/cache'

const names = Object.values(cacheNames)

/** What the worker keeps in the browser's caches, which the page shares with it. */
export const keptNetworks: KeptNetworks = {
  async size() {
    const sizes = await Promise.all(names.map(sizeOf))
    return sizes.reduce((sum, size) => sum + size, 0)
  },
  async has(network) {
    const { weightFiles } = await import('../../models/weight-source')
    const cache = await openCache(cacheNames.weights)
    // They come in order, as deep as they are needed.
    const [first] = weightFiles(network)
    return first !== undefined && (await cache?.match(keptAt(first))) !== undefined
  },
  async clear() {
    for (const name of names) if (await openCache(name)) await caches.delete(name)
  },
}

async function sizeOf(name: string): Promise<number> {
  const cache = await openCache(name)
  const kept = (await cache?.matchAll()) ?? []
  // Blobs of the cache stay on the disk: their sizes cost nothing.
  const blobs = await Promise.all(kept.map((response) => response.blob()))
  return blobs.reduce((sum, { size }) => sum + size, 0)
}
