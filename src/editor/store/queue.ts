import { createStore } from 'zustand/vanilla'
import type { RunTask } from './run'

/** A run that was asked for: the document as it was then, and what of it is wanted. */
export interface QueuedRun extends RunTask {
  readonly id: number
  readonly origin: 'user'
}

export interface QueueState {
  /** In the order in which they will run. */
  readonly waiting: readonly QueuedRun[]
  /** Somebody takes runs from the queue until it is empty. */
  readonly working: boolean
}

export type QueueStore = ReturnType<typeof createQueueStore>

/** The runs that were asked for and have not begun. */
export function createQueueStore() {
  const store = createStore<QueueState>(() => ({ waiting: [], working: false }))
  let count = 0

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    add(...runs: readonly Omit<QueuedRun, 'id' | 'origin'>[]) {
      const added = runs.map((run): QueuedRun => {
        count += 1
        return { ...run, id: count, origin: 'user' }
      })
      store.setState(({ waiting }) => ({ waiting: [...waiting, ...added] }))
    },
    /** The next run, which waits no longer. */
    take(): QueuedRun | undefined {
      const [next, ...waiting] = store.getState().waiting
      if (next) store.setState({ waiting })
      return next
    },
    remove(id: number) {
      store.setState(({ waiting }) => ({ waiting: waiting.filter((run) => run.id !== id) }))
    },
    /** @param by places towards the end of the queue; beyond an end it stays there. */
    move(id: number, by: number) {
      const { waiting } = store.getState()
      const from = waiting.findIndex((run) => run.id === id)
      const run = waiting[from]
      if (!run) return
      const others = waiting.filter((other) => other !== run)
      const to = Math.min(others.length, Math.max(0, from + by))
      store.setState({ waiting: others.toSpliced(to, 0, run) })
    },
    clear() {
      store.setState({ waiting: [] })
    },
    work(working: boolean) {
      store.setState({ working })
    },
  }
}
