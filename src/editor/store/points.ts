import type { Draft } from 'immer'
import type { GraphBody, GraphEdge } from '../../core/document'
import type { Edit, Point } from './edits'
import { edgeId } from './lookup'

/** Leads a wire through one more point. @param index the place among its points, from its source on. */
export function addPoint(wire: string, index: number, at: Point): Edit {
  return {
    name: 'add-point',
    change: (body) => {
      const edge = find(body, wire)
      if (edge)
        edge.points = [...(edge.points ?? []).slice(0, index), at, ...(edge.points ?? []).slice(index)]
    },
  }
}

export function movePoint(wire: string, index: number, to: Point): Edit {
  return {
    name: 'move-point',
    key: `point ${index} ${wire}`,
    change: (body) => {
      const point = find(body, wire)?.points?.[index]
      if (!point) return
      point.x = to.x
      point.y = to.y
    },
  }
}

export function removePoint(wire: string, index: number): Edit {
  return {
    name: 'remove-point',
    change: (body) => {
      const edge = find(body, wire)
      if (!edge?.points?.[index]) return
      if (edge.points.length === 1) delete edge.points
      else edge.points.splice(index, 1)
    },
  }
}

function find(body: Draft<GraphBody>, wire: string): Draft<GraphEdge> | undefined {
  return body.edges.find((edge) => edgeId(edge) === wire)
}
