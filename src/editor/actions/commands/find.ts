import type { EditorCore } from '../../editor-core'
import { type Area, always } from './command'

export function findCommands({ ui }: EditorCore): Area<'find'> {
  return {
    'find.open': {
      shortcut: 'Mod+F',
      whileTyping: true,
      enabled: always,
      run: () => ui.set({ finding: {} }),
    },
  }
}
