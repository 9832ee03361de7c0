import type { EditorCore } from '../../editor-core'
import { openHelpOnSelection } from '../help'
import { startTour } from '../tour'
import { type Area, always } from './command'

export function helpCommands(editor: EditorCore): Area<'help'> {
  const open = (from?: EventTarget | null) =>
    openHelpOnSelection(editor, from instanceof Element ? from : document.activeElement)
  return {
    'help.open': { shortcut: '?', enabled: always, run: open },
    // A field of the node may have the focus.
    'help.node': { shortcut: 'F1', whileTyping: true, enabled: always, run: open },
    'help.tour': { enabled: always, run: () => startTour(editor) },
  }
}
