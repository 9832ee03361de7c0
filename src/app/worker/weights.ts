import {
  fetchWeights,
  isIntact,
  type ReadOptions,
  verifyWeights,
  type WeightFile,
  type WeightSource,
  WeightsUnavailableError,
} from '../../../models'
import { embeddedUrl } from '../../../models/embedded-urls'
import { cacheNames, keptAt, openCache } from './cache'

const cacheName = cacheNames.weights

/** Networks of the project come with it; others are downloaded once and kept by the browser. */
export const weights: WeightSource = {
  async read(file, options) {
    if (file.embedded) return fetchWeights(embeddedUrl(file), file, options)
    const cache = await openCache(cacheName)
    const kept = await cache?.match(keptAt(file))
    if (kept) {
      const bytes = new Uint8Array(await kept.arrayBuffer())
      if (isIntact(bytes, file)) return bytes
    }
    return download(file, options, cache)
  },
}

async function download(file: WeightFile, options: ReadOptions, cache: Cache | undefined) {
  if (file.url === null) throw new WeightsUnavailableError(file, [cacheName])
  const bytes = await fetchWeights(file.url, file, options)
  verifyWeights(bytes, file)
  try {
    await cache?.put(keptAt(file), new Response(bytes))
  } catch {
    // A full disk costs the next visit a download and this one nothing.
  }
  return bytes
}
