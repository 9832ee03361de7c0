import type { EditorCore } from '../../editor-core'
import { itemKey } from '../../store/items'
import { createFrame, deleteFramesWithContents, fitFrames } from '../furniture'
import { selectedCount } from '../items'
import { type Area, always } from './command'

export function frameCommands(editor: EditorCore): Area<'frame'> {
  const { document, ui } = editor
  const frames = () => document.getState().selection.frames
  const some = () => frames().size > 0
  return {
    'frame.create': { shortcut: 'Shift+F', enabled: always, run: () => createFrame(editor) },
    'frame.rename': {
      shortcut: 'F2',
      enabled: () => some() && selectedCount(editor) === 1,
      run: () => {
        for (const id of frames()) ui.set({ editing: itemKey('frame', id) })
      },
    },
    'frame.fit': { enabled: some, run: () => fitFrames(editor) },
    'frame.delete-all': {
      shortcut: 'Shift+Delete',
      enabled: some,
      run: () => deleteFramesWithContents(editor),
    },
  }
}
