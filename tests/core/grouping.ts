import type { Catalog } from '../../src/core/catalog'
import type { GraphBody, GraphDocument } from '../../src/core/document'
import { type Chosen, groupSelection } from '../../src/core/group-selection'
import { ungroup } from '../../src/core/ungroup'

export function chosen(...nodes: readonly string[]): Chosen {
  return { nodes: new Set(nodes), frames: new Set(), notes: new Set() }
}

/** The document with nodes of its canvas put into a group. @throws when none of them is there. */
export function grouped(
  document: GraphDocument,
  catalog: Catalog,
  choice: Chosen,
  id: string,
): GraphDocument {
  const grouping = groupSelection(document, catalog, document, choice, { id, title: id })
  if (!grouping) throw new Error('There is nothing to group.')
  const { body, group, app } = grouping
  return { ...document, ...body, groups: [...(document.groups ?? []), group], ...(app && { app }) }
}

/** The document with a group of its canvas dissolved. @throws when there is no such group. */
export function ungrouped(document: GraphDocument, catalog: Catalog, id: string): GraphDocument {
  const found = ungroup(document, catalog, document, id)
  if (!found) throw new Error(`${id} is no group.`)
  return { ...document, ...found.body, ...(found.app && { app: found.app }) }
}

/** A canvas with its lists in an order that does not depend on how it came about. */
export function settled({ nodes, edges, frames, notes }: GraphBody) {
  const byId = (a: { readonly id: string }, b: { readonly id: string }) => a.id.localeCompare(b.id)
  const into = new Map<string, GraphBody['edges']>()
  for (const edge of edges) {
    const port = JSON.stringify(edge.to)
    into.set(port, [...(into.get(port) ?? []), edge])
  }
  return {
    nodes: [...nodes].sort(byId),
    edges: [...into].sort(([a], [b]) => a.localeCompare(b)),
    frames: [...frames].sort(byId),
    notes: [...notes].sort(byId),
  }
}
