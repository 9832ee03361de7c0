import type { EditorCore } from '../../editor-core'
import type { en } from '../../i18n/en'
import { deleteBridged } from '../bridge'
import { deleteSelection, toggleMuted } from '../nodes'
import { addPointInMiddle } from '../points'
import type { Area } from './command'

export function editCommands(editor: EditorCore): Area<'edit'> {
  const { document, ui, i18n } = editor
  const selected = () => document.getState().selection
  const step = (kind: 'undone' | 'redone', name: keyof typeof en.edits | undefined) => {
    if (name) ui.notify('info', i18n.t(`notices.${kind}`, { edit: i18n.t(`edits.${name}`) }))
  }
  return {
    'edit.undo': {
      shortcut: 'Mod+Z',
      enabled: () => document.getState().history.past.length > 0,
      run: () => {
        const name = document.getState().history.past.at(-1)?.name
        document.undo()
        step('undone', name)
      },
    },
    'edit.redo': {
      shortcut: 'Mod+Shift+Z',
      enabled: () => document.getState().history.future.length > 0,
      run: () => {
        const name = document.getState().history.future[0]?.name
        document.redo()
        step('redone', name)
      },
    },
    'edit.delete': {
      shortcut: 'Delete',
      enabled: () => Object.values(selected()).some((ids) => ids.size > 0),
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
    'edit.mute': {
      shortcut: 'M',
      enabled: () => selected().nodes.size > 0,
      run: () => toggleMuted(editor, selected().nodes),
    },
  }
}
