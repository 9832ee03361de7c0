import { flatId } from '../../core/flatten'
import type { RunSummary } from '../../engine/events'
import type { EditorCore } from '../editor-core'
import { saidText } from '../i18n/said-text'
import { formatTime } from '../lib/format'
import type { QueuedRun } from '../store/queue'
import { isBusy } from '../store/run'
import { withNewSeeds } from '../store/seeds'
import { isOpen, openRef } from './open-ref'
import { keepResults } from './results'

/**
 * Runs the graph as it is now, or only what `targets` need. While another run goes on, it waits in the queue.
 *
 * @returns when it is done, or at once when it has to wait.
 */
export async function startRun(editor: EditorCore, targets?: readonly string[]) {
  const { document } = editor.document.getState()
  await enqueue(editor, [{ document, ...openRef(editor), ...(targets && { targets }) }])
}

/** Runs the graph as it is now several times, each time with other seeds. */
export async function startBatch(editor: EditorCore, times: number) {
  const { document } = editor.document.getState()
  const random = () => crypto.getRandomValues(new Uint32Array(1))[0] ?? 0
  const runs = Array.from({ length: times }, () => ({
    document: withNewSeeds(document, editor.catalog(), random),
    ...openRef(editor),
  }))
  await enqueue(editor, runs)
}

export async function enqueue(editor: EditorCore, runs: readonly Omit<QueuedRun, 'id' | 'origin'>[]) {
  const { queue, ui, i18n } = editor
  const waits = queue.getState().working || isAsked(editor)
  queue.add(...runs)
  const count = queue.getState().waiting.length
  if (waits) ui.notify('info', i18n.t('notices.runQueued', { count }))
  else await workOff(editor)
}

/** Takes one run after the other from the queue. An auto-run gives way. */
export async function workOff(editor: EditorCore) {
  const { engine, queue, run } = editor
  if (queue.getState().working) return
  if (isBusy(run.getState().run)) return engine.cancel()
  queue.work(true)
  for (let next = queue.take(); next; next = queue.take()) await perform(editor, next)
  queue.work(false)
}

async function perform(editor: EditorCore, task: QueuedRun) {
  const { engine, run, ui, i18n } = editor
  run.begin(task)
  // What was said before the run is not about it; the status bar now tells what runs.
  ui.set({ notice: null })
  try {
    const summary = await engine.run(task.graph, task.document, task.targets)
    // What it took is not what the graph takes that is open now.
    if (isOpen(editor, task)) run.end(summary)
    else run.abandon()
    announce(editor, task, summary)
    await keepResults(editor, task, summary)
  } catch (error) {
    if (isBusy(run.getState().run)) run.abandon()
    const message = error instanceof Error ? error.message : String(error)
    ui.notify('error', i18n.t('notices.runRejected', { message: saidText(i18n, message) }))
  }
}

/** Whether a run goes on that the user asked for. */
function isAsked({ run }: EditorCore): boolean {
  const { run: phase } = run.getState()
  return isBusy(phase) && phase.task.origin === 'user'
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

function announce(editor: EditorCore, task: QueuedRun, summary: RunSummary) {
  const { i18n } = editor
  const time = formatTime(summary.ms)
  const isShown = isOpen(editor, task)
  const { title } = task.document
  const ui: Pick<EditorCore['ui'], 'notify' | 'set'> = {
    set: editor.ui.set,
    notify: (tone, text) =>
      editor.ui.notify(tone, isShown ? text : i18n.t('notices.ofGraph', { title, text })),
  }
  switch (summary.outcome) {
    case 'done':
      announceDone()
      break
    case 'canceled':
      ui.notify('info', i18n.t('notices.runCanceled', { time }))
      break
    case 'failed':
      ui.notify('error', i18n.t('notices.runFailed', { time, count: summary.failures.length }))
      if (isShown) ui.set({ problemsOpen: true })
      break
  }

  function announceDone() {
    const counts = { ran: summary.ran.length, cached: summary.cached.length, blocked: summary.blocked.length }
    if (counts.blocked === 0) ui.notify('info', i18n.t('notices.runDone', { time, ...counts }))
    else ui.notify('refusal', i18n.t('notices.runPartly', { time, ...counts }))
  }
}
