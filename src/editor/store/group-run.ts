import { idle, type NodeRun } from './run-state'

/** What matters most of several nodes that are shown as one; the first of these that some node is in. */
const order = ['failed', 'running', 'queued', 'blocked', 'stale', 'idle'] as const

/** The state of a group: that of the node inside that needs attention most, or all measurements together. */
export function runOfGroup(runs: readonly NodeRun[]): NodeRun {
  const [only] = runs
  if (!only) return idle
  if (runs.length === 1) return only
  for (const state of order) {
    const found = runs.find((run) => run.state === state)
    if (found) return found
  }
  const results = runs.filter((run) => run.state === 'done' || run.state === 'cached')
  const bytes = results.reduce((sum, run) => sum + run.bytes, 0)
  const done = results.filter((run) => run.state === 'done')
  if (results.length === 0) return only
  if (done.length === 0) return { state: 'cached', why: [], bytes }
  return { state: 'done', why: [], ms: done.reduce((sum, run) => sum + run.ms, 0), bytes, shapes: {} }
}
