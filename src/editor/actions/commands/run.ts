import { bodiesOf } from '../../../core/groups'
import type { EditorCore } from '../../editor-core'
import { writeSetting } from '../../lib/settings'
import { canBranch } from '../../store/branch'
import { isBusy } from '../../store/run'
import { cancelRun, selectedFlat, startRun } from '../runs'
import { type Area, always } from './command'

export function runCommands(editor: EditorCore): Area<'run'> {
  const { document, run, queue, ui, engine } = editor
  const busy = () => isBusy(run.getState().run)
  const runnable = () => engine.status.state !== 'failed'
  return {
    'run.all': {
      shortcut: 'Mod+Enter',
      whileTyping: true,
      enabled: () => runnable() && document.getState().graph.nodes.length > 0,
      run: () => void startRun(editor),
    },
    'run.here': {
      shortcut: 'Mod+Shift+Enter',
      whileTyping: true,
      enabled: () => runnable() && document.getState().selection.nodes.size > 0,
      run: () => void startRun(editor, selectedFlat(editor)),
    },
    'run.larger': {
      enabled: () => paints(editor),
      run: () => void import('../../offers/Offers').then(({ goLarger }) => goLarger(editor)),
    },
    'run.better': {
      enabled: () => document.getState().document.nodes.length > 0,
      run: () => void import('../../offers/Offers').then(({ takeBetter }) => takeBetter(editor)),
    },
    'run.cancel': { shortcut: 'Escape', enabled: busy, run: () => cancelRun(editor) },
    'run.auto': {
      enabled: always,
      checked: () => ui.getState().autoRun,
      run: () => {
        const autoRun = !ui.getState().autoRun
        ui.set({ autoRun })
        writeSetting('auto-run', autoRun ? 'on' : 'off')
      },
    },
    'run.clear-queue': { enabled: () => queue.getState().waiting.length > 0, run: () => queue.clear() },
  }
}

/** Whether anything in the graph paints in a way that can be gone on with. */
function paints({ document, engine }: EditorCore): boolean {
  return bodiesOf(document.getState().document).some(({ nodes }) =>
    nodes.some(({ type }) => {
      const definition = engine.catalog.nodes[type]
      return definition !== undefined && canBranch(definition)
    }),
  )
}
