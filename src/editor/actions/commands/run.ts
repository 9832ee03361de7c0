import type { EditorCore } from '../../editor-core'
import { writeSetting } from '../../lib/settings'
import { isBusy } from '../../store/run'
import { cancelRun, selectedFlat, startRun } from '../runs'
import { type Area, always } from './command'

export function runCommands(editor: EditorCore): Area<'run'> {
  const { document, run, queue, ui, engine } = editor
  const busy = () => isBusy(run.getState().run)
  // Whether it can be done, and why not, is known once what does it is loaded.
  const hasNodes = () => document.getState().document.nodes.length > 0
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
      enabled: hasNodes,
      run: () => void import('../../offers/Offers').then(({ goLarger }) => goLarger(editor)),
    },
    'run.better': {
      enabled: hasNodes,
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
