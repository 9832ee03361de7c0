import { createStore } from 'zustand/vanilla'
import type { GraphDocument } from '../../core/document'
import type { NodeFailure, Plan, PlanForecast, RunSummary } from '../../engine/events'
import type { PageEvent, PagePreview } from '../engine'
import { isEqual } from '../lib/equal'
import { withStep } from './checkpoints'
import type { GraphRef } from './graph-ref'
import {
  appendLosses,
  idle,
  type LiveSeries,
  type Measured,
  type NodeRun,
  outputKey,
  planned,
  progressed,
  release,
} from './run-state'

/** What is run, and who wanted it: an edit starts a run of its own when auto-run is on, and may cancel it again. */
export interface RunTask extends GraphRef {
  readonly origin: 'user' | 'auto'
  readonly document: GraphDocument
  /** Flat ids of the nodes that are wanted; everything when absent. */
  readonly targets?: readonly string[]
}

/** Whether anything runs, and how the last run went. */
export type RunPhase =
  | { readonly phase: 'idle' }
  | { readonly phase: 'running'; readonly since: number; readonly task: RunTask }
  | { readonly phase: 'canceling'; readonly since: number; readonly task: RunTask }
  | { readonly phase: 'ended'; readonly summary: RunSummary }

export interface RunState {
  readonly run: RunPhase
  readonly nodes: Readonly<Record<string, NodeRun>>
  /** Latest picture of each output, by `outputKey`. */
  readonly previews: Readonly<Record<string, PagePreview>>
  /** Losses of the nodes that optimize, by node. */
  readonly live: Readonly<Record<string, LiveSeries>>
  /** Of every node that has run, by node. */
  readonly measured: Readonly<Record<string, Measured>>
  /** The steps at which the work of a node was kept, in order, by node. */
  readonly checkpoints: Readonly<Record<string, readonly number[]>>
  /** Nodes that auto-run leaves to the user, because they or what they need take long. */
  readonly held: ReadonlySet<string>
  /** What the next run would take; null while that is not known, as during a run. */
  readonly forecast: PlanForecast | null
}

export type RunStore = ReturnType<typeof createRunStore>

const empty: RunState = {
  run: { phase: 'idle' },
  nodes: {},
  previews: {},
  live: {},
  measured: {},
  checkpoints: {},
  held: new Set(),
  forecast: null,
}

/** What the engine has told of its runs. Fed by events alone. */
export function createRunStore(now: () => number = () => performance.now()) {
  const store = createStore<RunState>(() => empty)

  function setNode(id: string, run: NodeRun) {
    store.setState((state) => ({ nodes: { ...state.nodes, [id]: run } }))
  }

  return {
    getState: store.getState,
    getInitialState: store.getInitialState,
    subscribe: store.subscribe,

    begin(task: RunTask) {
      store.setState({ run: { phase: 'running', since: now(), task }, forecast: null })
    },
    canceling() {
      const { run } = store.getState()
      if (run.phase === 'running') store.setState({ run: { ...run, phase: 'canceling' } })
    },
    end(summary: RunSummary) {
      store.setState(({ nodes }) => ({ run: { phase: 'ended', summary }, nodes: settle(nodes) }))
    },
    /** The run ended without a summary: its worker is gone. */
    abandon() {
      store.setState(({ nodes }) => ({ run: { phase: 'idle' }, nodes: settle(nodes) }))
    },
    /** What a node takes, as far as is known. */
    measure(node: string, measured: Measured) {
      store.setState((state) => ({ measured: { ...state.measured, [node]: measured } }))
    },
    forgetCheckpoints(node: string) {
      store.setState(({ checkpoints }) => ({ checkpoints: { ...checkpoints, [node]: [] } }))
    },
    hold(held: ReadonlySet<string>) {
      if (held.size > 0 || store.getState().held.size > 0) store.setState({ held })
    },
    plan(plan: Plan, edited: ReadonlySet<string>) {
      const { nodes, run } = store.getState()
      if (isBusy(run)) return
      const next = Object.fromEntries(
        plan.nodes.map((entry) => {
          const before = nodes[entry.node]
          const after = planned(before, entry, edited.has(entry.node))
          // The same object where nothing changed, so that only nodes with something new to say render.
          return [entry.node, before && isEqual(before, after) ? before : after]
        }),
      )
      const checkpoints = Object.fromEntries(plan.nodes.map((entry) => [entry.node, entry.checkpoints ?? []]))
      const same = isEqual(checkpoints, store.getState().checkpoints)
      store.setState({ nodes: next, forecast: plan.forecast, ...(!same && { checkpoints }) })
    },
    /** The engine is gone, and every value with it; the pictures of them stay. */
    lose() {
      const { previews, live, run } = store.getState()
      store.setState({ ...empty, previews, live, run: isBusy(run) ? run : empty.run })
    },
    /** Another graph, or another engine: nothing computed so far counts. */
    clear() {
      const { previews, run } = store.getState()
      for (const preview of Object.values(previews)) release(preview)
      store.setState({ ...empty, run: isBusy(run) ? run : empty.run })
    },
    receive(event: PageEvent) {
      const { nodes, live, previews } = store.getState()
      switch (event.type) {
        case 'queued': {
          const queued = event.nodes.map((id) => [id, { state: 'queued' }] as const)
          store.setState({ nodes: { ...nodes, ...Object.fromEntries(queued) } })
          break
        }
        case 'started': {
          const { [event.node]: _, ...others } = live
          store.setState({ live: others })
          setNode(event.node, { state: 'running', why: event.why, progress: {} })
          break
        }
        case 'progress': {
          const series = appendLosses(live[event.node], event.progress)
          if (series && series !== live[event.node])
            store.setState({ live: { ...live, [event.node]: series } })
          setNode(event.node, progressed(nodes[event.node], event.progress, now()))
          break
        }
        case 'preview': {
          const key = outputKey(event.node, event.port)
          release(previews[key])
          store.setState({ previews: { ...previews, [key]: event.preview } })
          break
        }
        case 'cached': {
          const { why, bytes, shapes } = event
          setNode(event.node, { state: 'cached', why, bytes, ...(shapes && { shapes }) })
          break
        }
        case 'done': {
          const { why, ms, bytes, shapes } = event
          setNode(event.node, { state: 'done', why, ms, bytes, shapes })
          this.measure(event.node, { ms, bytes })
          break
        }
        case 'failed':
          setNode(event.failure.node, { state: 'failed', failure: event.failure })
          break
        case 'blocked':
          setNode(event.node, { state: 'blocked', cause: event.cause, message: event.message })
          break
        case 'checkpoint': {
          const { checkpoints } = store.getState()
          const steps = withStep(checkpoints[event.node], event.step)
          store.setState({ checkpoints: { ...checkpoints, [event.node]: steps } })
          break
        }
        case 'canceled':
          store.setState({ nodes: settle(nodes) })
          break
      }
    },
  }
}

export function isBusy(run: RunPhase): run is Extract<RunPhase, { readonly since: number }> {
  return run.phase === 'running' || run.phase === 'canceling'
}

/** The node that runs now: one at a time does. */
export function runningNode(nodes: RunState['nodes']): string | undefined {
  return Object.keys(nodes).find((id) => nodes[id]?.state === 'running')
}

export function failuresOf(nodes: RunState['nodes']): readonly NodeFailure[] {
  return Object.values(nodes).flatMap((run) => (run.state === 'failed' ? [run.failure] : []))
}

/** Nothing waits or runs any more. */
function settle(nodes: RunState['nodes']): RunState['nodes'] {
  const settled = Object.entries(nodes).map(([id, run]) => [
    id,
    run.state === 'queued' || run.state === 'running' ? idle : run,
  ])
  return Object.fromEntries(settled)
}
