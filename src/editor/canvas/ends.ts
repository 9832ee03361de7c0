import type { InternalNode } from '@xyflow/react'
import type { GraphEdge } from '../../core/document'
import type { Point } from '../store/edits'
import type { PortRef } from '../store/ui'
import type { FlowNode } from './flow'
import { type Piece, wirePieces } from './wire-path'

type Lookup = (node: string) => InternalNode<FlowNode> | undefined

/** Where wires end at a port, in graph units; undefined before the port was drawn. */
export function portPoint(lookup: Lookup, { node, port, side }: PortRef): Point | undefined {
  const { handleBounds, positionAbsolute } = lookup(node)?.internals ?? {}
  const handle = handleBounds?.[side === 'output' ? 'source' : 'target']?.find(({ id }) => id === port)
  if (!handle || !positionAbsolute) return undefined
  // A wire leaves at the outer edge of the mark.
  const outer = side === 'output' ? handle.width : 0
  return { x: positionAbsolute.x + handle.x + outer, y: positionAbsolute.y + handle.y + handle.height / 2 }
}

/** The curve of a wire; empty before both its ports were drawn. */
export function piecesOf(lookup: Lookup, { from, to, points }: GraphEdge): readonly Piece[] {
  const start = portPoint(lookup, { ...from, side: 'output' })
  const end = portPoint(lookup, { ...to, side: 'input' })
  return start && end ? wirePieces(start, points ?? [], end) : []
}
