import { BaseEdge, type EdgeProps } from '@xyflow/react'
import { useState } from 'react'
import { useUi } from '../editor'
import type { Point } from '../store/edits'
import type { FlowEdge } from './flow'
import { WirePoint } from './WirePoint'
import { pathOf, wirePieces } from './wire-path'

type Points = NonNullable<FlowEdge['data']>['points']

/** A point on its way; it counts as long as the document has the points it had when the drag began. */
interface Dragged {
  readonly of: Points
  readonly index: number
  readonly at: Point
}

const none: Points = []

/** A wire in the color of what travels on it, led through its points. */
export function Wire(props: EdgeProps<FlowEdge>) {
  const {
    id,
    data,
    selected,
    source,
    sourceX,
    sourceY,
    sourceHandleId,
    target,
    targetX,
    targetY,
    targetHandleId,
  } = props
  const state = useUi(({ insertion, wiring }) => {
    if (insertion === id) return 'takes'
    return wiring?.held.has(id) ? 'held' : 'rests'
  })
  const [dragged, setDragged] = useState<Dragged>()
  const stored = data?.points ?? none
  const points =
    dragged?.of === stored
      ? stored.map((point, index) => (index === dragged.index ? dragged.at : point))
      : stored
  const pieces = wirePieces({ x: sourceX, y: sourceY }, points, { x: targetX, y: targetY })
  const ends = {
    from: { node: source, port: sourceHandleId ?? '' },
    to: { node: target, port: targetHandleId ?? '' },
  }
  return (
    <>
      <BaseEdge
        id={id}
        path={pathOf(pieces)}
        interactionWidth={18}
        className={`wire wire--${state}${selected ? ' wire--selected' : ''}`}
        style={{ stroke: data?.color }}
      />
      {[...points.entries()].map(([index, at]) => (
        <WirePoint
          key={index}
          wire={id}
          ends={ends}
          index={index}
          count={points.length}
          at={at}
          color={data?.color}
          onDrag={(to) => setDragged({ of: stored, index, at: to })}
        />
      ))}
    </>
  )
}
