import type { Edge, Node } from '@xyflow/react'
import type { Catalog } from '../../core/catalog'
import type { GraphDocument, GraphEdge } from '../../core/document'
import type { Selection } from '../store/document'
import { edgeId, nodeById } from '../store/lookup'

/** React Flow's view of a node: where it is. What it shows, it reads from the stores by its id. */
export type FlowNode = Node<Record<string, never>, 'graph'>
export type FlowEdge = Edge<
  { readonly color: string; readonly points: NonNullable<GraphEdge['points']> },
  'wire'
>

const data = {}
const straight: NonNullable<GraphEdge['points']> = []

/**
 * The nodes of the document in React Flow's form. Those that did not change stay the same objects, with the
 * size React Flow measured, so that only changed ones render.
 */
export function flowNodes(
  previous: readonly FlowNode[],
  document: GraphDocument,
  selection: Selection,
): FlowNode[] {
  const known = new Map(previous.map((node) => [node.id, node]))
  return document.nodes.map(({ id, position, pinned = false }) => {
    const before = known.get(id)
    const selected = selection.nodes.has(id)
    const draggable = !pinned
    if (!before) return { id, type: 'graph', position: { ...position }, selected, draggable, data }
    const moved = before.position.x !== position.x || before.position.y !== position.y
    if (!moved && before.selected === selected && before.draggable === draggable) return before
    return { ...before, position: moved ? { ...position } : before.position, selected, draggable }
  })
}

export function flowEdges(
  document: GraphDocument,
  selection: Selection,
  catalog: Catalog,
  label: (from: string, to: string) => string,
): FlowEdge[] {
  return document.edges.map((edge) => {
    const { from, to } = edge
    const id = edgeId(edge)
    return {
      id,
      type: 'wire',
      source: from.node,
      sourceHandle: from.port,
      target: to.node,
      targetHandle: to.port,
      selected: selection.edges.has(id),
      data: { color: wireColor(document, catalog, from), points: edge.points ?? straight },
      ariaLabel: label(`${from.node} ${from.port}`, `${to.node} ${to.port}`),
    }
  })
}

function wireColor(document: GraphDocument, catalog: Catalog, from: { node: string; port: string }): string {
  const type = nodeById(document, from.node)?.type
  const port = type === undefined ? undefined : catalog.nodes[type]?.outputs[from.port]
  return (port && catalog.ports[port.type]?.color) ?? 'var(--text-muted)'
}
