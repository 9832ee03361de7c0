import type { GraphDocument } from '../../core/document'
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

/** How graphs that have an app view open: as they were left in this browser, or always in one way. */
export const appOpenings = ['remembered', 'canvas', 'app'] as const
export type AppOpening = (typeof appOpenings)[number]

export function appOpening(): AppOpening {
  const stored = readSetting('app-open')
  return appOpenings.find((opening) => opening === stored) ?? 'remembered'
}

/**
 * Whether a graph opens in its app view. Documents carry no settings of the editor; that they have an app view is the
 * one thing they ask for, and here too the user's setting comes first.
 */
function opensInApp({ app, title }: Pick<GraphDocument, 'app' | 'title'>): boolean {
  if (app === undefined) return false
  const opening = appOpening()
  return opening === 'remembered' ? remembered().includes(title) : opening === 'app'
}

/** Shows graphs in the app view where that is wanted. @returns a function that stops. */
export function followAppView({ document, ui }: EditorCore): () => void {
  return document.subscribe((state, before) => {
    if (state.generation === before.generation) return
    ui.set({ appOpen: opensInApp(state.document), appEditing: false })
  })
}
