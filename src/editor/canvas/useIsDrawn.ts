import { type ReactFlowState, useNodesInitialized, useStore } from '@xyflow/react'
import type { GraphDocument } from '../../core/document'
import { useDocument } from '../editor'

/** Whether the nodes that React Flow has measured are those of the graph, and not yet of the one before it. */
export function useIsDrawn(): boolean {
  const measured = useNodesInitialized()
  const graph = useDocument((state) => state.graph)
  return useStore((state) => measured && holds(state, graph))
}

function holds({ nodeLookup }: ReactFlowState, { nodes }: GraphDocument): boolean {
  return nodes.every(({ id, position }) => {
    const drawn = nodeLookup.get(id)
    if (!drawn) return false
    // Inside another node, positions are relative to that.
    return drawn.dragging || drawn.parentId !== undefined || isAt(drawn.position, position)
  })
}

function isAt(a: { readonly x: number; readonly y: number }, b: { readonly x: number; readonly y: number }) {
  return a.x === b.x && a.y === b.y
}
