import type { GraphDocument } from './document'

type Assets = GraphDocument['assets']

/**
 * Those of a graph's files that something in `parts` names. Looks everywhere: what this version does not know, such as
 * unknown nodes and members, must find its files again after the graph was saved.
 */
export function usedAssets(parts: unknown, assets: Assets): Assets {
  const used = new Set<string>()
  collect(parts, used)
  return Object.fromEntries(Object.entries(assets).filter(([sha256]) => used.has(sha256)))
}

function collect(value: unknown, used: Set<string>) {
  if (typeof value === 'string') {
    for (const [sha256] of value.matchAll(/[0-9a-f]{64}/g)) used.add(sha256)
  } else if (Array.isArray(value)) for (const item of value) collect(item, used)
  else if (typeof value === 'object' && value !== null) {
    for (const key in value) {
      // Names may be hashes too.
      if (key.length >= 64) collect(key, used)
      collect(value[key as keyof typeof value], used)
    }
  }
}
