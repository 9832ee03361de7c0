import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import type { FlowEdge } from './flow'

/** A wire in the color of what travels on it. */
export function Wire(props: EdgeProps<FlowEdge>) {
  const [path] = getBezierPath(props)
  return (
    <BaseEdge
      id={props.id}
      path={path}
      interactionWidth={18}
      className={props.selected ? 'wire wire--selected' : 'wire'}
      style={{ stroke: props.data?.color }}
    />
  )
}
