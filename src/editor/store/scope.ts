import type { Draft } from 'immer'
import type { GraphBody, GraphDocument, GraphNode, GroupDefinition } from '../../core/document'
import { flatPath } from '../../core/flat-path'
import { groupOf, groupType } from '../../core/groups'
import { nodeById } from './lookup'

/** The ids of the groups that were opened to come to a canvas: none for the document's own. */
export type Scope = readonly string[]

export const rootScope: Scope = []

const graphs = new WeakMap<GraphDocument, Map<string, GraphDocument>>()

/**
 * The graph on a canvas: the document itself, or one with the inside of a group for its nodes and wires. The same
 * object for the same document.
 */
export function graphAt(document: GraphDocument, scope: Scope): GraphDocument {
  if (scope.length === 0) return document
  const known = graphs.get(document) ?? new Map<string, GraphDocument>()
  graphs.set(document, known)
  const key = JSON.stringify(scope)
  const before = known.get(key)
  if (before) return before
  const graph = findGraph(document, scope)
  known.set(key, graph)
  return graph
}

function findGraph(document: GraphDocument, scope: Scope): GraphDocument {
  let graph = document
  for (const id of scope) {
    const node = nodeById(graph, id)
    const group = node && groupOf(document, node)
    if (!group) return graph
    const { nodes, edges, frames, notes } = group
    graph = { ...document, nodes, edges, frames, notes }
  }
  return graph
}

/** As much of the way into groups as a document still has. */
export function validScope(document: GraphDocument, scope: Scope): Scope {
  let graph = document
  for (const [depth, id] of scope.entries()) {
    const node = nodeById(graph, id)
    if (!node || !groupOf(document, node)) return scope.slice(0, depth)
    graph = graphAt(graph, [id])
  }
  return scope
}

/** The part of the draft that an edit on a canvas changes. */
export function bodyIn(draft: Draft<GraphDocument>, document: GraphDocument, scope: Scope): Draft<GraphBody> {
  const id = scope.at(-1)
  if (id === undefined) return draft
  const node = nodeById(graphAt(document, scope.slice(0, -1)), id)
  return draft.groups?.find((group) => groupType(group.id) === node?.type) ?? draft
}

/** The definition of the group that is open; undefined on the document's own canvas. */
export function openedGroup(document: GraphDocument, scope: Scope): GroupDefinition | undefined {
  const id = scope.at(-1)
  const node = id === undefined ? undefined : nodeById(graphAt(document, scope.slice(0, -1)), id)
  return node && groupOf(document, node)
}

/** A node by the id it has in a flat graph, and the canvas it stands on. */
export interface Located {
  readonly scope: Scope
  readonly node: GraphNode
}

export function locate(document: GraphDocument, flat: string): Located | undefined {
  const path = flatPath(document, flat)
  const scope = path?.slice(0, -1)
  const node = scope && nodeById(graphAt(document, scope), path?.at(-1) ?? flat)
  return node && { scope, node }
}
