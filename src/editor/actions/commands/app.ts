import type { EditorCore } from '../../editor-core'
import { rememberAppView } from '../app-view'
import { type Area, always } from './command'

export function appCommands(editor: EditorCore): Area<'app'> {
  const { ui } = editor
  return {
    'app.toggle': {
      shortcut: 'Mod+Shift+A',
      enabled: always,
      run: () => {
        const appOpen = !ui.getState().appOpen
        ui.set({ appOpen, appEditing: false })
        rememberAppView(editor, appOpen)
      },
    },
    'app.edit': {
      enabled: always,
      run: () => {
        const { appOpen, appEditing } = ui.getState()
        if (appOpen) rememberAppView(editor, false)
        ui.set({ appOpen: false, appEditing: appOpen || !appEditing })
      },
    },
  }
}
