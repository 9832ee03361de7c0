import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import type { FlowNode } from '../canvas/flow'
import { useIsDetailed } from '../canvas/useDetail'
import { GraphNodeView } from './GraphNodeView'
import { NodeGlance } from './NodeGlance'

/** Where a node is matters to React Flow alone: dragging it renders nothing of ours. */
const unseen: ReadonlySet<string> = new Set(['positionAbsoluteX', 'positionAbsoluteY', 'zIndex'])

/** A node on the canvas: in full, or at a glance where it is far away in a large graph. */
export const NodeView = memo(function NodeView(props: NodeProps<FlowNode>) {
  return useIsDetailed(props.id) ? <GraphNodeView {...props} /> : <NodeGlance {...props} />
}, looksSame)

function looksSame(before: NodeProps<FlowNode>, after: NodeProps<FlowNode>): boolean {
  return Object.entries(after).every(
    ([key, value]) => unseen.has(key) || Object.is(value, Reflect.get(before, key)),
  )
}
