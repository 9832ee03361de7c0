import { nodeIn } from './body-index'
import type { GraphBody, GraphDocument } from './document'
import { groupOf } from './groups'
import { LONGEST_ID } from './limits'

/** Ids on the way to a node inside groups, its own last. */
export type FlatPath = readonly string[]

/**
 * The way to a node that is named by the id it has in the flat graph. Ids may hold the separator themselves, so the way
 * is looked for, not cut; what led nowhere once is not tried again, since there may be more ways than anyone can wait for.
 */
export function flatPath(document: GraphDocument, flat: string): FlatPath | undefined {
  const tried = new Map<GraphBody['nodes'], Set<number>>()

  function pathFrom(body: Pick<GraphBody, 'nodes'>, at: number): FlatPath | undefined {
    const last = flat.slice(at)
    if (nodeIn(body, last)) return [last]
    const here = tried.get(body.nodes) ?? new Set<number>()
    tried.set(body.nodes, here)
    if (here.has(at)) return undefined
    here.add(at)
    for (let end = flat.indexOf('/', at); isWithin(end - at); end = flat.indexOf('/', end + 1)) {
      const id = flat.slice(at, end)
      const node = nodeIn(body, id)
      const group = node && groupOf(document, node)
      const rest = group && pathFrom(group, end + 1)
      if (rest) return [id, ...rest]
    }
    return undefined
  }
  return pathFrom(document, 0)
}

function isWithin(length: number): boolean {
  return length >= 0 && length <= LONGEST_ID
}
