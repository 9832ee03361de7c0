import { isBusy, type RunState } from '../store/run'

/** What is worth telling of a run. */
export type News =
  | { readonly kind: 'running' }
  | { readonly kind: 'failed'; readonly node: string; readonly message: string }
  | { readonly kind: 'reached'; readonly node: string; readonly percent: number }

/** Shares of a node's work that are told, in percent. */
const marks = [25, 50, 75]
/** No two tellings of progress are nearer than this, in ms. */
const pause = 5000

/**
 * What to tell of a run to those who do not see it: that it begins, what fails, and of nodes that take long how far they
 * are, now and then. The end is told where every outcome is.
 */
export function createReporter(now: () => number) {
  let told = new Map<string, number>()
  let last = Number.NEGATIVE_INFINITY

  function progress({ nodes }: RunState): readonly News[] {
    for (const [node, run] of Object.entries(nodes)) {
      if (run.state !== 'running' || run.progress.fraction === undefined) continue
      const percent = run.progress.fraction * 100
      const mark = marks.findLast((one) => percent >= one)
      if (mark === undefined || (told.get(node) ?? 0) >= mark || now() - last < pause) continue
      told.set(node, mark)
      last = now()
      return [{ kind: 'reached', node, percent: mark }]
    }
    return []
  }

  return (state: RunState, before: RunState): readonly News[] => {
    const begins = isBusy(state.run) && !isBusy(before.run)
    if (begins) {
      told = new Map()
      last = now()
      return state.run.phase === 'running' && state.run.task.origin === 'user' ? [{ kind: 'running' }] : []
    }
    if (state.nodes === before.nodes || !isBusy(state.run)) return []
    const failed = Object.entries(state.nodes).flatMap(([node, run]): readonly News[] =>
      run.state === 'failed' && before.nodes[node]?.state !== 'failed'
        ? [{ kind: 'failed', node, message: run.failure.message }]
        : [],
    )
    return [...failed, ...progress(state)]
  }
}
