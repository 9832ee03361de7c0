import type { Catalog } from './catalog'
import type { GraphDocument } from './document'
import type { FlatGraph } from './flat-graph'
import { Flattener } from './flattener'
import { catalogOf } from './groups'

export type { FlatGraph } from './flat-graph'

const known = new WeakMap<GraphDocument, { readonly base: Catalog; readonly flat: FlatGraph }>()

/** Unfolds the groups of a document; found once for each document. @param base the catalog without groups. */
export function flatten(document: GraphDocument, base: Catalog): FlatGraph {
  const before = known.get(document)
  if (before?.base === base) return before.flat
  const flat = new Flattener(document, catalogOf(document, base)).flatten()
  known.set(document, { base, flat })
  return flat
}

/** Where a node inside groups is found: the groups' ids on the way, and its own. */
export function flatId(path: readonly string[], id: string): string {
  return [...path, id].join('/')
}
