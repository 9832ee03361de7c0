import type { GraphBody, GraphDocument } from './document'
import type { Json } from './param'

type Assets = GraphDocument['assets']

/** Those of a graph's files that some param names. */
export function usedAssets(bodies: readonly Pick<GraphBody, 'nodes'>[], assets: Assets): Assets {
  const used = new Set<string>()
  for (const { nodes } of bodies) {
    for (const { params } of nodes) for (const value of Object.values(params)) collect(value, used)
  }
  return Object.fromEntries(Object.entries(assets).filter(([sha256]) => used.has(sha256)))
}

/** Looks everywhere, since the params of unknown nodes may name files too. */
function collect(value: Json, used: Set<string>) {
  if (typeof value === 'string') used.add(value)
  else if (Array.isArray(value)) for (const item of value) collect(item, used)
  else if (value !== null && typeof value === 'object')
    for (const item of Object.values(value)) collect(item, used)
}
