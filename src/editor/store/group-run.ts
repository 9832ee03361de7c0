import { idle, type NodeRun } from './run-state'

/** What matters most comes first: what runs, then what is wrong, then what is to be done. */
const order: readonly NodeRun['state'][] = ['running', 'failed', 'blocked', 'stale', 'queued', 'idle']

const stale: NodeRun = { state: 'stale', why: [] }

/**
 * How a group fares, from how the nodes inside do. The run of one of them where that tells all, else the sum of time
 * and bytes. The same object as long as nothing of it changes.
 *
 * @param members flat ids of the nodes inside.
 */
export function groupRun(members: readonly string[]) {
  let last: NodeRun = idle
  return (nodes: Readonly<Record<string, NodeRun>>): NodeRun => {
    const next = aggregate(members.map((id) => nodes[id] ?? idle))
    if (!sameSum(last, next)) last = next
    return last
  }
}

function aggregate(runs: readonly NodeRun[]): NodeRun {
  for (const state of order) {
    const found = runs.find((run) => run.state === state)
    // Why a node inside is stale is told there, in its own terms.
    if (found) return state === 'stale' ? stale : found
  }
  let [ms, bytes, ran] = [0, 0, false]
  for (const run of runs) {
    if (run.state === 'done') {
      ms += run.ms
      ran = true
    }
    if (run.state === 'done' || run.state === 'cached') bytes += run.bytes
  }
  if (ran) return { state: 'done', why: [], ms, bytes, shapes: {} }
  return runs.some((run) => run.state === 'cached') ? { state: 'cached', why: [], bytes } : (runs[0] ?? idle)
}

function sameSum(a: NodeRun, b: NodeRun): boolean {
  if (a === b) return true
  if (a.state === 'done' && b.state === 'done') return a.ms === b.ms && a.bytes === b.bytes && sums(a, b)
  return a.state === 'cached' && b.state === 'cached' && a.bytes === b.bytes && sums(a, b)
}

/** Neither tells why, as sums do not. */
function sums(a: { readonly why: readonly unknown[] }, b: { readonly why: readonly unknown[] }): boolean {
  return a.why.length === 0 && b.why.length === 0
}
