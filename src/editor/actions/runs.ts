import type { GraphDocument } from '../../core/document'
import { flatId, flatten } from '../../core/flatten'
import type { Reason } from '../../core/reason'
import type { PlannedNode, RunSummary } from '../../engine/events'
import type { EditorCore } from '../editor-core'
import { formatTime } from '../lib/format'
import { affected } from '../store/lookup'
import { isBusy } from '../store/run'
import { fetchMissingPreviews } from './previews'

/** Runs the graph, or only what `targets` need. A second call while one runs does nothing. */
export async function startRun(editor: EditorCore, targets?: readonly string[]) {
  const { engine, run, ui, document, i18n } = editor
  if (isBusy(run.getState().run)) return
  run.begin()
  // What was said before the run is not about it; the status bar now tells what runs.
  ui.set({ notice: null })
  try {
    const summary = await engine.run(document.getState().document, targets)
    run.end(summary)
    announce(editor, summary)
  } catch (error) {
    run.abandon()
    const message = error instanceof Error ? error.message : String(error)
    ui.notify('error', i18n.t('notices.runRejected', { message }))
  }
}

/** What is selected, by the ids that the engine knows. */
export function selectedFlat({ document }: EditorCore): string[] {
  const { scope, selection } = document.getState()
  return [...selection.nodes].map((id) => flatId(scope, id))
}

export function cancelRun({ engine, run }: EditorCore) {
  if (!isBusy(run.getState().run)) return
  run.canceling()
  engine.cancel()
}

function announce({ ui, i18n }: EditorCore, summary: RunSummary) {
  const time = formatTime(summary.ms)
  switch (summary.outcome) {
    case 'done':
      announceDone()
      break
    case 'canceled':
      ui.notify('info', i18n.t('notices.runCanceled', { time }))
      break
    case 'failed':
      ui.notify('error', i18n.t('notices.runFailed', { time, count: summary.failures.length }))
      ui.set({ problemsOpen: true })
      break
  }

  function announceDone() {
    const counts = { ran: summary.ran.length, cached: summary.cached.length, blocked: summary.blocked.length }
    if (counts.blocked === 0) ui.notify('info', i18n.t('notices.runDone', { time, ...counts }))
    else ui.notify('refusal', i18n.t('notices.runPartly', { time, ...counts }))
  }
}

const isReused = ({ code }: Reason) => code === 'reused'

/** Long enough to swallow the steps of a slider, short enough to seem immediate. In ms. */
const planDelay = 150

/**
 * Keeps the run store true: passes it the engine's events, and after every edit asks the engine which
 * nodes are out of date.
 *
 * @returns a function that stops.
 */
export function followEngine(editor: EditorCore): () => void {
  const { engine, document, run, ui, i18n } = editor
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = document.getState().document
  let generation = document.getState().generation
  /** The engine starts because the user chose a backend. */
  let chosen = false

  const flat = (graph: GraphDocument) => flatten(graph, engine.catalog).document

  async function plan() {
    const state = document.getState()
    if (engine.status.state !== 'ready' || isBusy(run.getState().run)) return
    const edited = affected(flat(known), flat(state.document))
    known = state.document
    const plan = await engine.plan(state.document)
    // An edit in the meantime has asked for a plan of its own.
    if (document.getState().document !== state.document) return
    run.plan(plan, edited)
    await showAgain(state.document, plan.nodes)
    await fetchMissingPreviews(editor, plan.nodes)
  }

  /** Undo brought values back that are still in memory: a run of these alone computes nothing and shows them. */
  async function showAgain(graph: GraphDocument, entries: readonly PlannedNode[]) {
    const back = entries.filter(({ state, why }) => state === 'cached' && why.some(isReused))
    if (back.length === 0 || isBusy(run.getState().run)) return
    await engine.run(
      graph,
      back.map(({ node }) => node),
    )
  }

  function planSoon() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      plan().catch((error: Error) => ui.notify('error', error.message))
    }, planDelay)
  }

  const stops = [
    engine.subscribe((event) => run.receive(event)),
    engine.watch((status, crash) => {
      ui.set({ engine: status })
      if (status.state === 'starting') {
        chosen = crash === undefined
        run.clear()
      }
      if (status.state === 'ready') {
        planSoon()
        // What was said of the last backend no longer holds; of a crash, it does.
        if (chosen) ui.notify('info', i18n.t('notices.engineReady', { name: status.backend.label }))
        chosen = false
      }
      if (status.state === 'failed') ui.notify('error', status.trouble.message)
      if (crash) ui.notify('error', i18n.t('notices.engineCrashed', { ...crash }))
    }),
    document.subscribe((state, before) => {
      if (state.document === before.document) return
      if (state.generation !== generation) {
        generation = state.generation
        run.clear()
      }
      planSoon()
    }),
    run.subscribe((state, before) => {
      // Edits made before a run began are part of it: they must not wipe off the failures it ends with.
      if (!isBusy(before.run) && isBusy(state.run)) known = document.getState().document
      if (isBusy(before.run) && !isBusy(state.run)) planSoon()
    }),
  ]
  planSoon()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
