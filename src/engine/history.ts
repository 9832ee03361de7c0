import type { KeyParts } from '../core/cache-key'

/** The result a node last had, by key; the value may be gone from the cache. */
export interface Latest {
  readonly key: string
  readonly parts: KeyParts
  /** Longest side of the preview last sent of this very result; 0 when none was. */
  previewed: number
}

/** What a session remembers of each node between runs. */
export class History {
  private readonly latest = new Map<string, Latest>()
  private readonly texts = new Map<string, { readonly text: string; readonly key: string }>()
  private pinned: ReadonlySet<string> = new Set()
  private pinnedKeys = new Set<string>()

  of(node: string): Latest | undefined {
    return this.latest.get(node)
  }

  record(node: string, key: string, parts: KeyParts): Latest {
    const previous = this.latest.get(node)
    if (previous?.key === key) return previous
    const latest = { key, parts, previewed: 0 }
    this.latest.set(node, latest)
    if (this.pinned.has(node)) this.collectPins()
    return latest
  }

  pin(nodes: Iterable<string>): void {
    this.pinned = new Set(nodes)
    this.collectPins()
  }

  isPinned(node: string): boolean {
    return this.pinned.has(node)
  }

  isPinnedKey(key: string): boolean {
    return this.pinnedKeys.has(key)
  }

  /** Forgets nodes that are gone. Their results stay in the cache, for the case that they come back. */
  keepOnly(nodes: ReadonlyMap<string, unknown>): void {
    for (const node of this.latest.keys()) if (!nodes.has(node)) this.latest.delete(node)
    for (const node of this.texts.keys()) if (!nodes.has(node)) this.texts.delete(node)
    this.collectPins()
  }

  /** Hashes only what differs from the time before: most keys of most runs are known. */
  keyOf(node: string, text: string, hash: (text: string) => string): string {
    const known = this.texts.get(node)
    if (known?.text === text) return known.key
    const key = hash(text)
    this.texts.set(node, { text, key })
    return key
  }

  private collectPins(): void {
    this.pinnedKeys = new Set()
    for (const node of this.pinned) {
      const latest = this.latest.get(node)
      if (latest) this.pinnedKeys.add(latest.key)
    }
  }
}
