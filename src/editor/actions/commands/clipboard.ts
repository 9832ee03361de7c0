import type { EditorCore } from '../../editor-core'
import { copyText, cutText, duplicate, pasteFromMenu, writeClipboard } from '../clipboard'
import { countParts } from '../selection'
import { type Area, always } from './command'

export function clipboardCommands(editor: EditorCore): Area<'clipboard'> {
  const some = () => countParts(editor.document.getState().selection) > 0
  return {
    'clipboard.copy': {
      shortcut: 'Mod+C',
      native: true,
      enabled: some,
      run: () => writeClipboard(copyText(editor)),
    },
    'clipboard.cut': {
      shortcut: 'Mod+X',
      native: true,
      enabled: some,
      run: () => writeClipboard(cutText(editor)),
    },
    'clipboard.paste': {
      shortcut: 'Mod+V',
      native: true,
      enabled: always,
      run: () => void pasteFromMenu(editor, false),
    },
    'clipboard.paste-wired': {
      shortcut: 'Mod+Shift+V',
      native: true,
      enabled: always,
      run: () => void pasteFromMenu(editor, true),
    },
    'clipboard.duplicate': { shortcut: 'Mod+D', enabled: some, run: () => duplicate(editor, false) },
    'clipboard.duplicate-wired': {
      shortcut: 'Mod+Shift+D',
      enabled: some,
      run: () => duplicate(editor, true),
    },
  }
}
