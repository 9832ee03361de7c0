import type { GraphDocument } from '../../core/document'
import type { PlannedNode } from '../../engine/events'
import { nodeById, wiresOutOf } from './lookup'
import type { Measured } from './run-state'

/** What takes longer is not run without being asked. In ms. */
const patience = 2000

/** What auto-run does about the nodes that are out of date. */
export interface AutoRun {
  /** To be run at once. */
  readonly run: readonly string[]
  /** Left to the user: what takes long, and what needs it. */
  readonly held: ReadonlySet<string>
}

interface Known {
  /** Of its last computation. */
  readonly measured: Measured | undefined
  /** Of the one to come, in ms. */
  readonly forecast: number | undefined
  /** As its definition says. */
  readonly heavy: boolean
}

/** Whether a node took long or will, or declares it and was never seen to be quick. */
export function takesLong({ measured, forecast, heavy }: Known): boolean {
  if (!measured && heavy) return true
  return Math.max(measured?.ms ?? 0, forecast ?? 0) > patience
}

/**
 * Divides the nodes that would run into those that may run at once and those that wait for the user.
 *
 * @param graph the flat graph that was planned.
 * @param isLong by id of a node that would run.
 */
export function decideAutoRun(
  graph: GraphDocument,
  plan: readonly PlannedNode[],
  isLong: (node: string) => boolean,
): AutoRun {
  const stale = new Set(plan.filter(({ state }) => state === 'stale').map(({ node }) => node))
  const seen = new Set([...stale].filter(isLong))
  const open = [...seen]
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    for (const { to } of wiresOutOf(graph, id)) {
      if (seen.has(to.node) || !nodeById(graph, to.node)) continue
      seen.add(to.node)
      open.push(to.node)
    }
  }
  return {
    run: [...stale].filter((id) => !seen.has(id)),
    held: new Set([...stale].filter((id) => seen.has(id))),
  }
}
