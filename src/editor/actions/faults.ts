import type { EditorCore } from '../editor-core'
import { describeThrown } from '../lib/thrown'
import type { SeenFault } from '../store/faults'

/** The browser's way of saying that a layout took a second pass: no fault, and it happens while panels open. */
const harmless = /^ResizeObserver loop/

/**
 * Brings what nobody caught, in the page or in the worker, to the problems panel.
 *
 * @returns a function that stops.
 */
export function followFaults(editor: Pick<EditorCore, 'engine' | 'faults' | 'ui' | 'i18n'>): () => void {
  const { engine, faults } = editor
  const onError = ({ error, message }: ErrorEvent) => {
    if (harmless.test(message)) return
    const what = error === undefined || error === null ? { message } : describeThrown(error)
    faults.report({ source: 'page', severity: 'error', ...what })
  }
  const onRejection = ({ reason }: PromiseRejectionEvent) => {
    faults.report({ source: 'page', severity: 'error', ...describeThrown(reason) })
  }
  const onMissing = () => sayPartFailed(editor)
  addEventListener('error', onError)
  addEventListener('unhandledrejection', onRejection)
  addEventListener('vite:preloadError', onMissing)
  const stops = [
    engine.watchFaults((fault) => faults.report(fault)),
    engine.watch((_, crash) => {
      if (crash) faults.report({ source: 'engine', severity: 'error', message: crash.message })
    }),
    () => removeEventListener('error', onError),
    () => removeEventListener('unhandledrejection', onRejection),
    () => removeEventListener('vite:preloadError', onMissing),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

/** A part of the editor broke off, or could not be loaded: its file may be gone, with a newer version in its place. */
export function tellPartFailed(editor: Pick<EditorCore, 'faults' | 'ui' | 'i18n'>, thrown: unknown) {
  editor.faults.report({ source: 'page', severity: 'error', ...describeThrown(thrown) })
  sayPartFailed(editor)
}

function sayPartFailed({ ui, i18n }: Pick<EditorCore, 'ui' | 'i18n'>) {
  ui.notify('error', i18n.t('app.partFailed'))
}

/** Puts all that is known of a fault on the clipboard, for a report. */
export async function copyFault({ engine, ui, i18n }: EditorCore, fault: SeenFault): Promise<void> {
  const { status } = engine
  const backend = status.state === 'ready' || status.state === 'silent' ? status.backend.label : status.state
  const lines = [
    `${fault.source}: ${fault.message}`,
    `count: ${fault.count}`,
    `backend: ${backend}`,
    `browser: ${navigator.userAgent}`,
    fault.stack ?? '',
  ]
  try {
    await navigator.clipboard.writeText(lines.join('\n').trim())
    ui.notify('info', i18n.t('problems.copied'))
  } catch {
    ui.notify('error', i18n.t('problems.notCopied'))
  }
}
