import type { EditorCore } from '../../editor-core'
import { toggleViewer } from '../viewer'
import { type Area, always } from './command'

export function viewCommands(editor: EditorCore): Area<'view'> {
  const { document, ui, view } = editor
  return {
    'view.fit': {
      shortcut: 'F',
      enabled: () => document.getState().graph.nodes.length > 0,
      run: () => view.current?.fit(),
    },
    'view.zoom-in': { shortcut: 'Mod+=', enabled: always, run: () => view.current?.zoomIn() },
    'view.zoom-out': { shortcut: 'Mod+-', enabled: always, run: () => view.current?.zoomOut() },
    'view.palette': {
      shortcut: 'N',
      enabled: always,
      run: () => ui.set({ paletteOpen: !ui.getState().paletteOpen }),
    },
    'view.commands': {
      shortcut: 'Mod+K',
      whileTyping: true,
      enabled: always,
      run: () => ui.set({ commandsOpen: true }),
    },
    'view.problems': {
      shortcut: 'P',
      enabled: always,
      run: () => ui.set({ problemsOpen: !ui.getState().problemsOpen }),
    },
    'view.viewer': { shortcut: 'V', enabled: always, run: () => toggleViewer(editor) },
  }
}
