import type { EditorCore } from '../../editor-core'
import { itemKey } from '../../store/items'
import { createNote } from '../furniture'
import { selectedCount } from '../items'
import { type Area, always } from './command'

export function noteCommands(editor: EditorCore): Area<'note'> {
  const { document, ui } = editor
  const notes = () => document.getState().selection.notes
  return {
    'note.create': { shortcut: 'Shift+N', enabled: always, run: () => createNote(editor) },
    'note.edit': {
      shortcut: 'F2',
      enabled: () => notes().size > 0 && selectedCount(editor) === 1,
      run: () => {
        for (const id of notes()) ui.set({ editing: itemKey('note', id) })
      },
    },
  }
}
