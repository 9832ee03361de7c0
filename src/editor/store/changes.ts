import type { GraphDocument, GraphNode } from '../../core/document'
import type { Json } from '../../core/param'
import { edgeId, nodeById } from './lookup'

/** One difference between two graphs that may change what they compute. */
export type Change =
  | {
      readonly kind: 'param'
      readonly node: GraphNode
      readonly param: string
      readonly from: Json | undefined
      readonly to: Json | undefined
    }
  | { readonly kind: 'added' | 'removed'; readonly node: GraphNode }
  | { readonly kind: 'muted' | 'unmuted' | 'bypassed' | 'unbypassed'; readonly node: GraphNode }
  | { readonly kind: 'wires'; readonly added: number; readonly removed: number }

/** How a flat graph differs from an earlier one. Positions, names and colors are not looked at. */
export function changesBetween(before: GraphDocument, after: GraphDocument): readonly Change[] {
  const changes: Change[] = []
  for (const node of after.nodes) {
    const was = nodeById(before, node.id)
    if (!was) changes.push({ kind: 'added', node })
    else if (was !== node) changes.push(...changesOf(was, node))
  }
  for (const node of before.nodes) {
    if (!nodeById(after, node.id)) changes.push({ kind: 'removed', node })
  }
  const added = wiresMissing(after, before)
  const removed = wiresMissing(before, after)
  if (added + removed > 0) changes.push({ kind: 'wires', added, removed })
  return changes
}

function changesOf(was: GraphNode, node: GraphNode): readonly Change[] {
  const changes: Change[] = []
  if ((was.muted ?? false) !== (node.muted ?? false)) {
    changes.push({ kind: node.muted ? 'muted' : 'unmuted', node })
  }
  if ((was.bypassed ?? false) !== (node.bypassed ?? false)) {
    changes.push({ kind: node.bypassed ? 'bypassed' : 'unbypassed', node })
  }
  for (const param of new Set([...Object.keys(was.params), ...Object.keys(node.params)])) {
    const [from, to] = [was.params[param], node.params[param]]
    if (JSON.stringify(from) !== JSON.stringify(to)) changes.push({ kind: 'param', node, param, from, to })
  }
  return changes
}

/** How many wires between nodes that both graphs have are in `one` alone: others come and go with their node. */
function wiresMissing(one: GraphDocument, other: GraphDocument): number {
  const there = new Set(other.edges.map(edgeId))
  return one.edges.filter(
    (edge) => !there.has(edgeId(edge)) && nodeById(other, edge.from.node) && nodeById(other, edge.to.node),
  ).length
}
