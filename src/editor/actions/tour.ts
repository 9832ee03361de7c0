import type { EditorCore } from '../editor-core'
import { readSetting, writeSetting } from '../lib/settings'

const popups = '[role=dialog], [role=alertdialog]'

export function startTour({ ui }: EditorCore) {
  writeSetting('tour', 'seen')
  // It points at the canvas, and reads better without a panel of text beside it.
  ui.set({ tourOpen: true, appOpen: false, help: null })
}

export function endTour({ ui }: EditorCore) {
  ui.set({ tourOpen: false })
}

/**
 * Starts the tour for those who are here for the first time, and came for nothing else: not over a link that was
 * followed, a question, or news of something that went wrong.
 */
export function welcome(editor: EditorCore, address: Pick<Location, 'hash'> = location) {
  const { document: store, ui, faults } = editor
  const { appOpen, engine, fileProblems, question, pastedGraph } = ui.getState()
  const busy = appOpen || question !== null || pastedGraph !== null || document.querySelector(popups) !== null
  const broken = engine.state === 'failed' || fileProblems.length > 0 || faults.getState().length > 0
  const first = readSetting('tour') === null && address.hash === ''
  if (first && !busy && !broken && store.getState().graph.nodes.length > 0) startTour(editor)
}
