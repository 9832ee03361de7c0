import type { EditorCore } from '../../editor-core'
import { newGraph, openGraph } from '../files'
import { saveGraph, saveGraphAs } from '../save'
import { type Area, always } from './command'

export function fileCommands(editor: EditorCore): Area<'file'> {
  return {
    'file.new': { enabled: always, run: () => void newGraph(editor) },
    'file.open': { shortcut: 'Mod+O', enabled: always, run: () => void openGraph(editor) },
    'file.examples': { enabled: always, run: () => editor.ui.set({ sheet: { kind: 'examples' } }) },
    'file.copy-link': { enabled: always, run: () => editor.ui.set({ sheet: { kind: 'link' } }) },
    'file.save': { shortcut: 'Mod+S', whileTyping: true, enabled: always, run: () => void saveGraph(editor) },
    'file.save-as': {
      shortcut: 'Mod+Shift+S',
      whileTyping: true,
      enabled: always,
      run: () => void saveGraphAs(editor),
    },
    'file.library': {
      shortcut: 'Mod+Shift+O',
      enabled: always,
      run: () => editor.ui.set({ libraryOpen: 'documents' }),
    },
    'file.versions': { enabled: always, run: () => editor.ui.set({ libraryOpen: 'versions' }) },
  }
}
