import type { EditorCore } from '../editor-core'
import { readSetting, writeSetting } from '../lib/settings'

/** How many graphs are remembered to open in the app view. */
const most = 50

function remembered(): readonly string[] {
  try {
    const value: unknown = JSON.parse(readSetting('app-view') ?? '[]')
    return Array.isArray(value) ? value.filter((title) => typeof title === 'string') : []
  } catch {
    return []
  }
}

/** Whether the graph opens in the app view next time, in this browser. Graphs are known by their titles. */
export function rememberAppView({ document }: EditorCore, open: boolean) {
  const { title } = document.getState().document
  const others = remembered().filter((one) => one !== title)
  writeSetting('app-view', JSON.stringify(open ? [...others, title].slice(-most) : others))
}

/** Shows graphs that were last used in the app view in it again. @returns a function that stops. */
export function followAppView({ document, ui }: EditorCore): () => void {
  return document.subscribe((state, before) => {
    if (state.generation === before.generation) return
    const { app, title } = state.document
    ui.set({ appOpen: app !== undefined && remembered().includes(title), appEditing: false })
  })
}
