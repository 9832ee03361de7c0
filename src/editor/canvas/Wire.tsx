import { BaseEdge, type EdgeProps, getBezierPath } from '@xyflow/react'
import type { FlowEdge } from './flow'
import { useIsStale } from './useIsStale'

/** A wire in the color of what travels on it; dashed when that is out of date. */
export function Wire(props: EdgeProps<FlowEdge>) {
  const [path] = getBezierPath(props)
  const stale = useIsStale(props.source, props.sourceHandleId ?? undefined)
  return (
    <BaseEdge
      id={props.id}
      path={path}
      interactionWidth={18}
      className={`wire${props.selected ? ' wire--selected' : ''}${stale ? ' wire--stale' : ''}`}
      style={{ stroke: props.data?.color }}
    />
  )
}
