import type { Draft } from 'immer'
import type { GraphBody, GraphNode } from '../../core/document'

/** Points of a wire between two nodes that moved alike move with them. @param by how far each node moved. */
export function carryPoints(body: Draft<GraphBody>, by: ReadonlyMap<string, GraphNode['position']>) {
  for (const { from, to, points } of body.edges) {
    const first = points && by.get(from.node)
    const second = points && by.get(to.node)
    if (!first || !second || first.x !== second.x || first.y !== second.y) continue
    for (const point of points) {
      point.x += first.x
      point.y += first.y
    }
  }
}
