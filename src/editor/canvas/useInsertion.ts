import { type OnNodeDrag, useReactFlow } from '@xyflow/react'
import { type DragEvent, useMemo } from 'react'
import { insertMoved, insertNew, isLoose, type Place, takesIn } from '../actions/insert'
import { useEditor } from '../editor'
import { moveKey, type Point } from '../store/edits'
import { edgeId, nodeById } from '../store/lookup'
import { piecesOf } from './ends'
import type { FlowEdge, FlowNode } from './flow'
import { nearestOn } from './wire-path'

/** How near the pointer has to be to a wire that is to take a node from the palette, in px on the screen. */
const near = 20
/** The part of a node, about its middle, that has to lie over a wire. */
const core = 0.8

/** A node that is dropped on a wire goes into it: one from the palette, or one of the canvas that has no wires. */
export function useInsertion() {
  const editor = useEditor()
  const flow = useReactFlow<FlowNode, FlowEdge>()
  return useMemo(() => {
    const { document, ui } = editor
    let place: Place | undefined

    const aim = (found: Place | undefined) => {
      place = found
      const insertion = found ? edgeId(found.wire) : null
      if (ui.getState().insertion !== insertion) ui.set({ insertion })
    }

    /** The wire nearest to the middle of a box among those that cross it and can take the node. */
    const find = (kind: string, middle: Point, reach: Point): Place | undefined => {
      let best: (Place & { readonly distance: number }) | undefined
      for (const wire of document.getState().graph.edges) {
        if (!takesIn(editor, wire, kind)) continue
        const nearest = nearestOn(piecesOf(flow.getInternalNode, wire), middle)
        if (!nearest || (best && nearest.distance >= best.distance)) continue
        const { at, distance, index } = nearest
        if (Math.abs(at.x - middle.x) > reach.x || Math.abs(at.y - middle.y) > reach.y) continue
        best = { wire, points: index, distance }
      }
      return best
    }

    const onNodeDrag: OnNodeDrag<FlowNode> = (_, node, nodes) => {
      const kind = nodeById(document.getState().graph, node.id)?.type
      if (kind === undefined || nodes.length > 1 || !isLoose(editor, node.id)) return aim(undefined)
      const { width = 0, height = 0 } = node.measured ?? {}
      const middle = { x: node.position.x + width / 2, y: node.position.y + height / 2 }
      aim(find(kind, middle, { x: (width * core) / 2, y: (height * core) / 2 }))
    }

    return {
      nodeHandlers: {
        onNodeDrag,
        onNodeDragStop: ((_, node) => {
          const found = place
          aim(undefined)
          const kind = nodeById(document.getState().graph, node.id)?.type
          if (found && kind !== undefined) insertMoved(editor, node.id, kind, found, moveKey([node.id]))
        }) satisfies OnNodeDrag<FlowNode>,
      },
      /** A node from the palette is over the canvas. */
      over({ clientX, clientY }: DragEvent) {
        const { dragged } = ui.getState()
        if (dragged === null) return
        const reach = near / flow.getZoom()
        aim(find(dragged, flow.screenToFlowPosition({ x: clientX, y: clientY }), { x: reach, y: reach }))
      },
      leave: () => aim(undefined),
      /** @returns whether the node went into a wire. */
      drop(kind: string, at: Point): boolean {
        const found = place
        aim(undefined)
        if (!found) return false
        insertNew(editor, kind, at, found)
        return true
      },
    }
  }, [editor, flow])
}
