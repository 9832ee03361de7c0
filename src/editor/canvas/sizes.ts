import { type Handle, type InternalNode, Position } from '@xyflow/react'
import type { GraphDocument, GraphNode } from '../../core/document'
import { wiresInto } from '../store/lookup'
import type { FlowItem } from './flow'

/** What React Flow measures of a node: its size and where its ports are, in graph units. */
export type Measures = Required<Pick<FlowItem, 'measured' | 'handles'>>

/**
 * Sizes learned from nodes that were drawn, for nodes of the same form that were not: so the view fits, the map
 * is right and wires end where they should before more than one node of each form is there.
 */
export class Sizes {
  private readonly known = new Map<string, Measures>()

  of(form: string): Measures | undefined {
    return this.known.get(form)
  }

  learn(form: string, node: InternalNode<FlowItem>) {
    const { width, height } = node.measured
    const { handleBounds } = node.internals
    if (!width || !height || !handleBounds) return
    const handles = [...(handleBounds.source ?? []), ...(handleBounds.target ?? [])]
    this.known.set(form, { measured: { width, height }, handles: handles.map(plain) })
  }
}

function plain({ id, type, position, x, y, width, height }: Handle) {
  return { id: id ?? null, type, position: position ?? Position.Left, x, y, width, height }
}

/** What the size of a node depends on. Nodes of one form that differ all the same are measured when drawn. */
export function formOf(
  document: GraphDocument,
  { id, type, version, collapsed }: GraphNode,
  unfolded: boolean,
): string {
  const into = wiresInto(document, id).map((wire) => wire.to.port)
  return JSON.stringify([type, version, collapsed ?? false, unfolded, into.sort()])
}
