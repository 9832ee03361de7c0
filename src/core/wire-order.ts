import type { GraphEdge, PortAddress } from './document'

/**
 * The place of a wire among those into the same input. Of a wire inside a group: how many come before it there, then 1.
 * Of one from outside: how many of those inside come before, then 0 and which way it comes in, then its place outside.
 */
export type Rank = readonly number[]

export interface RankedEdge {
  readonly edge: GraphEdge
  readonly rank: Rank
}

/** Brings the wires into each of some inputs in the order of their ranks; all others stay where they are. */
export function inRank(edges: readonly RankedEdge[], isMixed: (to: PortAddress) => boolean): GraphEdge[] {
  const sorted = edges.map(({ edge }) => edge)
  const slots = new Map<string, number[]>()
  for (const [index, { edge }] of edges.entries()) {
    if (!isMixed(edge.to)) continue
    const key = addressKey(edge.to)
    const list = slots.get(key)
    if (list) list.push(index)
    else slots.set(key, [index])
  }
  for (const indices of slots.values()) {
    const wires = indices.flatMap((index) => edges[index] ?? [])
    const ordered = wires.sort((a, b) => compare(a.rank, b.rank))
    for (const [turn, index] of indices.entries()) {
      const wire = ordered[turn]
      if (wire) sorted[index] = wire.edge
    }
  }
  return sorted
}

function compare(a: Rank, b: Rank): number {
  for (let index = 0; index < a.length && index < b.length; index++) {
    const [left = 0, right = 0] = [a[index], b[index]]
    if (left !== right) return left < right ? -1 : 1
  }
  return a.length - b.length
}

/** Tells addresses apart whatever their names hold. */
export function addressKey({ node, port }: PortAddress): string {
  return `${node.length}:${node}.${port}`
}

/** Counts the wires into each input, to say how many came before one. */
export class WireCounter {
  private readonly counts = new Map<string, number>()

  /** @returns how many there were so far. */
  next(to: PortAddress): number {
    const key = addressKey(to)
    const before = this.counts.get(key) ?? 0
    this.counts.set(key, before + 1)
    return before
  }
}
