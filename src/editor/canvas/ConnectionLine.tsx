import { type ConnectionLineComponentProps, useReactFlow } from '@xyflow/react'
import { typeOf } from '../actions/drop-wire'
import { useEditor, useUi } from '../editor'
import type { Point } from '../store/edits'
import { type PortRef, portOfKey } from '../store/ui'
import { portPoint } from './ends'
import type { FlowEdge, FlowNode } from './flow'
import { pathOf, wirePieces } from './wire-path'

/** The wires in the hand: they hang on the ports where they stay, and end at the pointer or at the port that would take them. */
export function ConnectionLine({ fromX, fromY, toX, toY }: ConnectionLineComponentProps<FlowNode>) {
  const editor = useEditor()
  const { getInternalNode } = useReactFlow<FlowNode, FlowEdge>()
  const wiring = useUi((state) => state.wiring)
  const aim = useUi((state) => state.aim)
  if (!wiring) return null
  const { gesture } = wiring
  const type = typeOf(editor, gesture.from)
  const stroke = (type !== undefined && editor.catalog().ports[type]?.color) || 'var(--text-muted)'
  const at = (port: PortRef) => portPoint(getInternalNode, port)
  const loose = (aim && at(portOfKey(aim))) || { x: toX, y: toY }
  const hangs: readonly PortRef[] =
    gesture.kind === 'move' ? gesture.wires.map(({ to }) => ({ ...to, side: 'input' })) : [gesture.from]
  return hangs.map((port) => {
    const fixed = at(port) ?? { x: fromX, y: fromY }
    const [start, end]: [Point, Point] = port.side === 'output' ? [fixed, loose] : [loose, fixed]
    return (
      <path
        key={`${port.node} ${port.port}`}
        className="react-flow__connection-path wire--loose"
        d={pathOf(wirePieces(start, [], end))}
        fill="none"
        style={{ stroke }}
      />
    )
  })
}
