import { useReactFlow, ViewportPortal } from '@xyflow/react'
import { typeOf } from '../actions/drop-wire'
import { useEditor, useUi } from '../editor'
import { portPoint } from './ends'
import type { FlowEdge, FlowItem } from './flow'
import { pathOf, wirePieces } from './wire-path'

/** The wire that waits for the node which is being searched for. */
export function PendingWire() {
  const editor = useEditor()
  const { getInternalNode } = useReactFlow<FlowItem, FlowEdge>()
  const search = useUi((state) => state.search)
  if (search?.kind !== 'node' || !search.wire || !search.exact) return null
  const port = portPoint(getInternalNode, search.wire)
  if (!port) return null
  const [start, end] = search.wire.side === 'output' ? [port, search.place] : [search.place, port]
  const stroke = editor.catalog().ports[typeOf(editor, search.wire) ?? '']?.color
  return (
    <ViewportPortal>
      <svg className="wire-pending" aria-hidden="true">
        <path d={pathOf(wirePieces(start, [], end))} style={{ stroke }} />
      </svg>
    </ViewportPortal>
  )
}
