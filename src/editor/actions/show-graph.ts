import type { EditorCore } from '../editor-core'
import type { Origin } from '../library/parts'
import { tellWhatChanged } from '../opening/summary'
import { isDirty } from '../store/document'
import type { OpenedGraph } from '../store/ui'

/** Puts a graph in place of the one that is open, which stays in the library. */
export async function showGraph(editor: EditorCore, opened: OpenedGraph, origin?: Origin) {
  const { document, library, ui, i18n } = editor
  if (!(await mayReplace(editor))) return
  const stays = leftInLibrary(editor)
  if (origin) library.expect(origin)
  document.open(opened.document)
  const said = i18n.t('notices.opened', { title: opened.document.title })
  ui.notify('info', [said, stays].filter(Boolean).join(' '))
  await tellWhatChanged(editor, opened)
}

/** What is said of the open graph when another takes its place. */
export function leftInLibrary({ document, library, i18n }: EditorCore): string {
  const { title } = document.getState().document
  return library.hasEdits ? i18n.t('library.stays', { title }) : ''
}

/** Asks only where something would be lost: what the library has is there to come back to. */
export async function mayReplace({ document, library, ui }: EditorCore): Promise<boolean> {
  if (!isDirty(document.getState()) || library.state.getState().access !== 'write') return true
  return (await library.flush()) || ui.askToDiscard()
}
