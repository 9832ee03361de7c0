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
export function followFaults({ engine, faults }: Pick<EditorCore, 'engine' | 'faults'>): () => void {
  const onError = ({ error, message }: ErrorEvent) => {
    if (harmless.test(message)) return
    const what = error === undefined || error === null ? { message } : describeThrown(error)
    faults.report({ source: 'page', severity: 'error', ...what })
  }
  const onRejection = ({ reason }: PromiseRejectionEvent) => {
    faults.report({ source: 'page', severity: 'error', ...describeThrown(reason) })
  }
  addEventListener('error', onError)
  addEventListener('unhandledrejection', onRejection)
  const stops = [
    engine.watchFaults((fault) => faults.report(fault)),
    engine.watch((_, crash) => {
      if (crash) faults.report({ source: 'engine', severity: 'error', message: crash.message })
    }),
    () => removeEventListener('error', onError),
    () => removeEventListener('unhandledrejection', onRejection),
  ]
  return () => {
    for (const stop of stops) stop()
  }
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
