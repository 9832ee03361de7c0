import type { EditorCore } from '../../editor-core'
import { stepText } from '../../i18n/step-text'
import type { Step } from '../../store/history'
import { deleteBridged } from '../bridge'
import { deleteSelection } from '../nodes'
import { addPointInMiddle } from '../points'
import { type Area, always } from './command'
import { flagCommand } from './node'

export function editCommands(editor: EditorCore): Area<'edit'> {
  const { document, ui, i18n } = editor
  const selected = () => document.getState().selection
  const tell = (kind: 'undone' | 'redone', step: Step | undefined) => {
    if (step) ui.notify('info', i18n.t(`notices.${kind}`, { edit: stepText(i18n, editor.catalog(), step) }))
  }
  return {
    'edit.undo': {
      shortcut: 'Mod+Z',
      enabled: () => document.getState().history.past.length > 0,
      run: () => {
        const step = document.getState().history.past.at(-1)
        document.undo()
        tell('undone', step)
      },
    },
    'edit.redo': {
      shortcut: 'Mod+Shift+Z',
      enabled: () => document.getState().history.future.length > 0,
      run: () => {
        const [step] = document.getState().history.future
        document.redo()
        tell('redone', step)
      },
    },
    'edit.history': {
      shortcut: 'Shift+H',
      enabled: always,
      run: () => ui.set({ historyOpen: !ui.getState().historyOpen }),
    },
    'edit.delete': {
      shortcut: 'Delete',
      enabled: () => Object.values(selected()).some(({ size }) => size > 0),
      run: () => deleteSelection(editor),
    },
    'edit.delete-bridged': {
      shortcut: 'Mod+Delete',
      enabled: () => selected().nodes.size > 0,
      run: () => deleteBridged(editor, selected()),
    },
    'edit.add-point': {
      shortcut: 'R',
      enabled: () => selected().edges.size === 1,
      run: () => addPointInMiddle(editor, selected().edges),
    },
    'edit.mute': { shortcut: 'M', ...flagCommand(editor, 'muted') },
  }
}
