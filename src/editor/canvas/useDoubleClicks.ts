import { type MouseEvent, useMemo } from 'react'
import { groupOf } from '../../core/groups'
import { openGroup } from '../actions/groups'
import { leadThrough } from '../actions/points'
import { useEditor } from '../editor'
import { edgeId, nodeById } from '../store/lookup'
import type { FlowEdge, FlowItem } from './flow'

/**
 * What a double click does: a group opens, a node is renamed, the text of a frame or note is edited, and a wire gets
 * a reroute point. The handlers stay the same, because React Flow renders every node and wire for a new one.
 */
export function useDoubleClicks() {
  const editor = useEditor()
  return useMemo(() => {
    const { document, ui, view } = editor
    const graph = () => document.getState().graph
    return {
      onNodeDoubleClick(event: MouseEvent, item: FlowItem) {
        const on = (part: string) => event.target instanceof Element && event.target.closest(part) !== null
        if (item.type !== 'graph') {
          if (!on('.item-tools')) ui.set({ editing: item.id })
        } else if (on('.node__title')) {
          const node = nodeById(graph(), item.id)
          if (node && groupOf(graph(), node)) openGroup(editor, item.id)
          else ui.set({ renaming: item.id })
        }
      },
      onEdgeDoubleClick({ clientX, clientY }: MouseEvent, wire: FlowEdge) {
        const at = view.current?.toGraph({ x: clientX, y: clientY })
        const edge = graph().edges.find((one) => edgeId(one) === wire.id)
        const nearest = at && edge && view.current?.onWire(edge, at)
        if (nearest) leadThrough(editor, wire.id, nearest.index, nearest.at)
      },
    }
  }, [editor])
}
