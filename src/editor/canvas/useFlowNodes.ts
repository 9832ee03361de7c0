import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useState } from 'react'
import { useEditor } from '../editor'
import { moveNodes, type Point } from '../store/edits'
import { type FlowEdge, type FlowNode, flowNodes } from './flow'
import { isKept, useKeptSelection } from './useKeptSelection'

/**
 * The nodes React Flow draws, kept in step with the document. While a node is dragged only this copy moves;
 * the document learns of it at the end, as one edit.
 */
export function useFlowNodes() {
  const { document } = useEditor()
  const [nodes, setNodes] = useState<FlowNode[]>(() => {
    const { graph, selection } = document.getState()
    return flowNodes([], graph, selection)
  })

  useEffect(() => {
    const follow = () => {
      const { graph, selection } = document.getState()
      setNodes((previous) => flowNodes(previous, graph, selection))
    }
    follow()
    return document.subscribe((state, before) => {
      if (state.graph !== before.graph || state.selection !== before.selection) follow()
    })
  }, [document])

  const { marquee, kept } = useKeptSelection()

  const onNodesChange = useCallback(
    (all: NodeChange<FlowNode>[]) => {
      const changes = all.filter((change) => !isKept(change, kept.current?.nodes))
      setNodes((previous) => applyNodeChanges(changes, previous))
      const moved = new Map<string, Point>()
      const { selection } = document.getState()
      const selected = new Set(selection.nodes)
      let reselected = false
      for (const change of changes) {
        if (change.type === 'position' && change.position && !change.dragging) {
          moved.set(change.id, { x: Math.round(change.position.x), y: Math.round(change.position.y) })
        } else if (change.type === 'select' && selected.has(change.id) !== change.selected) {
          reselected = true
          if (change.selected) selected.add(change.id)
          else selected.delete(change.id)
        }
      }
      if (moved.size > 0) document.apply(moveNodes(moved))
      if (reselected) document.select({ ...selection, nodes: selected })
    },
    [document, kept],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { selection } = document.getState()
      const selected = new Set(selection.edges)
      let reselected = false
      for (const change of changes) {
        if (change.type !== 'select' || selected.has(change.id) === change.selected) continue
        if (isKept(change, kept.current?.edges)) continue
        reselected = true
        if (change.selected) selected.add(change.id)
        else selected.delete(change.id)
      }
      if (reselected) document.select({ ...selection, edges: selected })
    },
    [document, kept],
  )

  return { nodes, onNodesChange, onEdgesChange, marquee }
}
