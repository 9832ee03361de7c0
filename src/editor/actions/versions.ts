import type { EditorCore } from '../editor-core'
import type { VersionEntry } from '../library/types'

/** Makes the graph what it was. @param time as the list shows it. */
export async function restoreVersion(editor: EditorCore, { number }: VersionEntry, time: string) {
  const { library, ui, i18n } = editor
  ui.set({ libraryOpen: null })
  try {
    const outcome = await library.restore(number)
    if (outcome === 'gone') ui.notify('error', i18n.t('versions.gone'))
    else ui.notify('info', i18n.t(outcome === 'done' ? 'versions.restored' : 'versions.same', { time }))
  } catch {
    ui.notify('error', i18n.t('versions.gone'))
  }
}
