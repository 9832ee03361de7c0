import type { GraphDocument } from '../../core/document'
import { flatten } from '../../core/flatten'
import type { Reason } from '../../core/reason'
import type { PlannedNode } from '../../engine/events'
import type { EditorCore } from '../editor-core'
import type { EngineStatus, EngineTrouble, PageEvent } from '../engine'
import { saidText } from '../i18n/said-text'
import { decideAutoRun, takesLong } from '../store/auto-run'
import { affected, nodeById } from '../store/lookup'
import { isBusy, type RunTask } from '../store/run'
import { release } from '../store/run-state'
import { offerToGoOn } from './interrupted'
import { isOpen, openRef } from './open-ref'
import { fetchMissingPreviews } from './previews'
import { cancelRun, enqueue, startRun, workOff } from './runs'

/** A node that was not known to take long is stopped after this. In ms. */
const autoRunLimit = 5000

/** Runs some nodes because of an edit. It says nothing: what it did and what failed is seen on the nodes. */
async function autoRun(editor: EditorCore, targets: readonly string[]) {
  const { engine, run } = editor
  const { document } = editor.document.getState()
  const ref = openRef(editor)
  let timer: ReturnType<typeof setTimeout> | undefined
  const stop = engine.subscribe((event, graph) => {
    if (graph !== ref.graph) return
    if (event.type === 'progress' || event.type === 'preview') return
    clearTimeout(timer)
    if (event.type !== 'started') return
    timer = setTimeout(() => {
      if (isOpen(editor, ref)) run.measure(event.node, { ms: autoRunLimit, bytes: 0 })
      engine.cancel()
    }, autoRunLimit)
  })
  run.begin({ origin: 'auto', document, ...ref })
  try {
    const summary = await engine.run(ref.graph, document, targets)
    if (isOpen(editor, ref)) run.end(summary)
    else run.abandon()
  } catch {
    run.abandon()
  } finally {
    clearTimeout(timer)
    stop()
  }
  // Somebody may have pressed Run meanwhile.
  await workOff(editor)
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
  const { engine, document, run, queue, ui, i18n } = editor
  let timer: ReturnType<typeof setTimeout> | undefined
  let known = document.getState().document
  let generation = document.getState().generation
  /** The engine starts because the user chose a backend. */
  let chosen = false
  /** Whether the run at hand has come further since it began, so that it is worth going on after a crash. */
  let advanced = false
  /** A run that lost its engine, until there is another. */
  let lost: RunTask | undefined
  /** Opened, and not yet looked at for what was left half done. */
  let fresh = true

  const flat = (graph: GraphDocument) => flatten(graph, engine.catalog).document

  /** What auto-run has done its best for: it is not tried again, however it ended. */
  let attempted: GraphDocument | undefined

  async function plan() {
    const state = document.getState()
    if (engine.status.state !== 'ready' || isBusy(run.getState().run)) return
    const edited = affected(flat(known), flat(state.document))
    known = state.document
    const plan = await engine.plan(openRef(editor).graph, state.document)
    // An edit in the meantime has asked for a plan of its own.
    if (document.getState().document !== state.document) return
    run.plan(plan, edited)
    if (fresh) offerToGoOn(editor, plan.nodes, () => void startRun(editor))
    fresh = false
    const targets = decide(state.document, plan.nodes)
    if (targets.length > 0 && attempted !== state.document && !queue.getState().working) {
      attempted = state.document
      return autoRun(editor, targets)
    }
    await showAgain(state.document, plan.nodes)
    await fetchMissingPreviews(editor, plan.nodes)
  }

  /** @returns what auto-run would run now, and marks what it leaves to the user. */
  function decide(graph: GraphDocument, entries: readonly PlannedNode[]): readonly string[] {
    if (!ui.getState().autoRun) {
      run.hold(new Set())
      return []
    }
    const { measured } = run.getState()
    const { nodes } = engine.catalog
    const forecasts = new Map(entries.map(({ node, forecast }) => [node, forecast?.ms]))
    const decision = decideAutoRun(flat(graph), entries, (id) => {
      const type = nodeById(flat(graph), id)?.type ?? ''
      const heavy = nodes[type]?.heavy ?? false
      return takesLong({ measured: measured[id], forecast: forecasts.get(id), heavy })
    })
    run.hold(decision.held)
    return decision.run
  }

  /** An edit makes an auto-run vain, unless it changes nothing that is computed. */
  function giveUpAutoRun(graph: GraphDocument) {
    const { run: phase } = run.getState()
    if (phase.phase !== 'running' || phase.task.origin !== 'auto') return
    if (affected(flat(phase.task.document), flat(graph)).size > 0) cancelRun(editor)
  }

  /** A run of a graph that is no longer open shows nothing on the canvas. */
  function receive(event: PageEvent, graph: string) {
    const { run: phase } = run.getState()
    if (event.type === 'checkpoint') advanced = true
    const isOfTask = isBusy(phase) && phase.task.graph === graph && isOpen(editor, phase.task)
    if (isOfTask || graph === openRef(editor).graph) run.receive(event)
    else if (event.type === 'preview') release(event.preview)
  }

  /** Undo brought values back that are still in memory: a run of these alone computes nothing and shows them. */
  async function showAgain(graph: GraphDocument, entries: readonly PlannedNode[]) {
    const back = entries.filter(({ state, why }) => state === 'cached' && why.some(isReused))
    if (back.length === 0 || isBusy(run.getState().run)) return
    await engine.run(
      openRef(editor).graph,
      graph,
      back.map(({ node }) => node),
    )
    // An edit made meanwhile was planned as if these values had not come.
    if (document.getState().document !== graph) planSoon()
  }

  function planSoon() {
    clearTimeout(timer)
    timer = setTimeout(() => {
      plan().catch((error: Error) => ui.notify('error', saidText(i18n, error.message)))
    }, planDelay)
  }

  function follow(status: EngineStatus, crash?: EngineTrouble) {
    ui.set({ engine: status })
    if (status.state === 'starting') {
      chosen = crash === undefined
      const { run: phase } = run.getState()
      lost = crash && advanced && isBusy(phase) && phase.task.origin === 'user' ? phase.task : undefined
      if (crash) run.lose()
      else run.clear()
    }
    if (status.state === 'ready') {
      planSoon()
      // What was said of the last backend no longer holds; of a crash, it does.
      if (chosen)
        ui.notify('info', i18n.t('notices.engineReady', { name: saidText(i18n, status.backend.label) }))
      chosen = false
    }
    if (status.state === 'failed') ui.notify('error', saidText(i18n, status.trouble.message))
    if (crash) {
      const [message, remedy] = [saidText(i18n, crash.message), saidText(i18n, crash.remedy)]
      ui.notify('error', i18n.t('notices.engineCrashed', { message, remedy }))
    }
    if (status.state === 'ready' && lost) {
      const again = lost
      lost = undefined
      void enqueue(editor, [again])
      ui.notify('info', i18n.t('timeline.recovered'))
    }
  }

  // It came up, or failed, before anybody listened.
  if (engine.status !== ui.getState().engine) follow(engine.status)
  const stops = [
    engine.subscribe(receive),
    engine.watch(follow),
    document.subscribe((state, before) => {
      if (state.document === before.document) return
      if (state.generation !== generation) {
        generation = state.generation
        fresh = true
        run.clear()
      }
      giveUpAutoRun(state.document)
      planSoon()
    }),
    run.subscribe((state, before) => {
      // Edits made before a run began are part of it: they must not wipe off the failures it ends with.
      if (!isBusy(before.run) && isBusy(state.run)) {
        const { task } = state.run
        advanced = false
        if (isOpen(editor, task)) known = task.document
      }
      if (isBusy(before.run) && !isBusy(state.run)) planSoon()
    }),
    queue.subscribe((state, before) => {
      if (before.working && !state.working) planSoon()
    }),
    ui.subscribe((state, before) => {
      if (state.autoRun === before.autoRun) return
      attempted = undefined
      planSoon()
    }),
  ]
  planSoon()
  return () => {
    clearTimeout(timer)
    for (const stop of stops) stop()
  }
}
