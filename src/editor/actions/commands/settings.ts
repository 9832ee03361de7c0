import type { EditorCore } from '../../editor-core'
import { type Area, always } from './command'

export function settingsCommands({ ui }: EditorCore): Area<'settings'> {
  return {
    'settings.open': { shortcut: 'Mod+,', enabled: always, run: () => ui.set({ settingsOpen: true }) },
  }
}
