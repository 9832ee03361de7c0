import { applyNodeChanges, type EdgeChange, type NodeChange } from '@xyflow/react'
import { useCallback, useEffect, useState } from 'react'
import { useEditor } from '../editor'
import { moveNodes, type Point } from '../store/edits'
import type { Detail } from './detail'
import { type FlowEdge, type FlowNode, flowNodes } from './flow'
import { keepList } from './keep-same'
import { useMeasures } from './useMeasures'

/**
 * The nodes React Flow draws, kept in step with the document. While a node is dragged only this copy moves;
 * the document learns of it at the end, as one edit.
 */
export function useFlowNodes(detail: Detail) {
  const { document } = useEditor()
  const measures = useMeasures(detail)
  const [nodes, setNodes] = useState<FlowNode[]>(() => {
    const { graph, selection } = document.getState()
    return measures.fill(flowNodes([], graph, selection))
  })

  useEffect(() => {
    const follow = () => {
      const { graph, selection } = document.getState()
      setNodes((previous) => keepList(previous, measures.fill(flowNodes(previous, graph, selection))))
    }
    follow()
    return document.subscribe((state, before) => {
      if (state.graph !== before.graph || state.selection !== before.selection) follow()
    })
  }, [document, measures])

  const onNodesChange = useCallback(
    (changes: NodeChange<FlowNode>[]) => {
      setNodes((previous) => measures.learn(changes, applyNodeChanges(changes, previous)))
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
    [document, measures],
  )

  const onEdgesChange = useCallback(
    (changes: EdgeChange<FlowEdge>[]) => {
      const { selection } = document.getState()
      const selected = new Set(selection.edges)
      let reselected = false
      for (const change of changes) {
        if (change.type !== 'select' || selected.has(change.id) === change.selected) continue
        reselected = true
        if (change.selected) selected.add(change.id)
        else selected.delete(change.id)
      }
      if (reselected) document.select({ ...selection, edges: selected })
    },
    [document],
  )

  return { nodes, onNodesChange, onEdgesChange }
}
