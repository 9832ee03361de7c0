import { decodeBase64 } from '../core/base64'
import type { GraphDocument } from '../core/document'
import { own } from '../core/finding'
import type { ForecastContext } from '../core/forecast'
import type { AssetLookup } from './asset-source'

type Read = (content: Uint8Array) => unknown

/**
 * What forecasts know of files. Forecasts cannot wait, files have to be waited for: what is asked for the first time
 * is noted, looked up in between, and known the next time. Each file is read once, and only what was made of it kept.
 */
export class FileFacts implements ForecastContext {
  private readonly facts = new Map<Read, Map<string, unknown>>()
  private readonly asked = new Map<string, Set<Read>>()

  file<T>(sha256: string, read: (content: Uint8Array) => T): T | undefined {
    const known = this.facts.get(read)
    // Whatever is filed under `read` is what `read` gave.
    if (known?.has(sha256)) return known.get(sha256) as T | undefined
    const reads = this.asked.get(sha256)
    if (reads) reads.add(read)
    else this.asked.set(sha256, new Set([read]))
    return undefined
  }

  /**
   * Reads what was asked for. A file that is not to be had now is asked for again. The hash is not checked: a forecast
   * may be wrong, and a run would say so.
   *
   * @returns whether more is known than before.
   */
  async lookUp(document: GraphDocument, lookup: AssetLookup | undefined): Promise<boolean> {
    const asked = [...this.asked]
    this.asked.clear()
    const found = await Promise.all(
      asked.map(async ([sha256, reads]) => {
        const content = await contentOf(document, sha256, lookup)
        if (content) for (const read of reads) this.learn(sha256, read, content)
        return content !== undefined
      }),
    )
    return found.includes(true)
  }

  private learn(sha256: string, read: Read, content: Uint8Array): void {
    const facts = this.facts.get(read) ?? new Map<string, unknown>()
    this.facts.set(read, facts)
    try {
      facts.set(sha256, read(content))
    } catch {
      facts.set(sha256, undefined)
    }
  }
}

async function contentOf(
  document: GraphDocument,
  sha256: string,
  lookup: AssetLookup | undefined,
): Promise<Uint8Array | undefined> {
  const data = own(document.assets, sha256)?.data
  if (data !== undefined) return decodeBase64(data)
  try {
    return (await lookup?.(sha256))?.bytes
  } catch {
    return undefined
  }
}
