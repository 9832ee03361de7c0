import type { GraphIndex } from '../core/graph'
import type { History } from './history'
import type { PassingNode, ReadyNode, ResolvedNode } from './resolve'

/** What a run is to leave behind, and what must be computed for that. */
export interface Demand {
  /** Keys of results that must be there at the end, and stay until the next run. */
  readonly kept: ReadonlySet<string>
  /** Keys of results that are on screen, for as long as they are. */
  readonly shown: ReadonlySet<string>
  /** Keys of results that must be computed. */
  readonly missing: ReadonlySet<string>
}

/**
 * A result that was evicted is computed again only if somebody needs it: it is a target, it is the end of a
 * line (a node whose outputs lead to nothing that runs), it is what a sink delivers, it is on screen (pinned),
 * or it is made into something of these that is missing as well.
 */
export function findDemand(
  resolved: ReadonlyMap<string, ResolvedNode>,
  targets: readonly string[] | undefined,
  graph: GraphIndex,
  history: History,
  isCached: (key: string) => boolean,
): Demand {
  const kept = new Set<string>()
  const shown = new Set<string>()
  const missing = new Set<string>()
  const open: ReadyNode[] = []
  const want = (node: ResolvedNode | undefined, keys: Set<string>) => {
    if (node?.state === 'passing') for (const origin of originsOf(node, resolved)) want(origin, keys)
    if (node?.state !== 'ready') return
    keys.add(node.key)
    open.push(node)
  }

  const isTarget = new Set(targets)
  for (const node of resolved.values()) {
    if (node.state === 'passing') {
      const asked = targets ? isTarget.has(node.id) : leadsNowhere(node.id, graph, resolved)
      if (asked) want(node, kept)
      if (history.isPinned(node.id)) want(node, shown)
    }
    if (node.state !== 'ready') continue
    const ends = targets
      ? isTarget.has(node.id)
      : node.definition.sink !== undefined || leadsNowhere(node.id, graph, resolved)
    if (ends) want(node, kept)
    if (history.isPinned(node.id)) want(node, shown)
    const { sink } = node.definition
    if (sink) for (const source of node.sources[sink.input] ?? []) want(resolved.get(source.node), kept)
  }
  for (let node = open.pop(); node; node = open.pop()) {
    if (isCached(node.key) || missing.has(node.key)) continue
    missing.add(node.key)
    for (const source of sourcesOf(node)) {
      const origin = resolved.get(source.node)
      if (origin?.state === 'ready') open.push(origin)
    }
  }
  return { kept, shown, missing }
}

/** Sources of a node over all its inputs, one for each wire. */
export function sourcesOf(node: ReadyNode): ReadyNode['sources'][string] {
  return Object.values(node.sources).flat()
}

/** What a bypassed node passes on. */
function originsOf({ outputs }: PassingNode, resolved: ReadonlyMap<string, ResolvedNode>): ResolvedNode[] {
  return [...outputs.values()].flatMap((output) => {
    const origin = 'state' in output ? undefined : resolved.get(output.node)
    return origin ? [origin] : []
  })
}

function leadsNowhere(id: string, graph: GraphIndex, resolved: ReadonlyMap<string, ResolvedNode>): boolean {
  return !graph.outgoing(id).some(({ to }) => {
    const state = resolved.get(to.node)?.state
    return state === 'ready' || state === 'passing'
  })
}
