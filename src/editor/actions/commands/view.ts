import type { EditorCore } from '../../editor-core'
import { writeSetting } from '../../lib/settings'
import { isEmpty } from '../../store/items'
import { selectedKeys } from '../../store/selection'
import { toggleViewer } from '../viewer'
import { showOutline } from '../way'
import { type Area, always } from './command'

export function viewCommands(editor: EditorCore): Area<'view'> {
  const { document, ui, view } = editor
  return {
    'view.fit': {
      shortcut: 'F',
      enabled: () => !isEmpty(document.getState().graph),
      run: () => view.current?.fit(),
    },
    'view.zoom-in': { shortcut: 'Mod+=', enabled: always, run: () => view.current?.zoomIn() },
    'view.zoom-out': { shortcut: 'Mod+-', enabled: always, run: () => view.current?.zoomOut() },
    'view.natural': { shortcut: '0', enabled: always, run: () => view.current?.zoomTo(1) },
    'view.selection': {
      shortcut: 'Z',
      enabled: () => selectedKeys(document.getState().selection).size > 0,
      run: () => view.current?.showAll(selectedKeys(document.getState().selection)),
    },
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
      run: () => {
        const open = !ui.getState().problemsOpen
        ui.set({ problemsOpen: open, problemsFocus: open })
      },
    },
    'view.results': {
      shortcut: 'Shift+R',
      enabled: always,
      run: () => {
        const resultsOpen = !ui.getState().resultsOpen
        ui.set({ resultsOpen })
        writeSetting('results', resultsOpen ? 'open' : 'closed')
      },
    },
    'view.outline': {
      shortcut: 'O',
      enabled: always,
      checked: () => ui.getState().outlineOpen && !ui.getState().appOpen,
      run: () => showOutline(editor, !ui.getState().outlineOpen || ui.getState().appOpen),
    },
    'view.viewer': { shortcut: 'V', enabled: always, run: () => toggleViewer(editor) },
  }
}
