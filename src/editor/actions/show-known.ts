import type { EditorCore } from '../editor-core'
import { findKnown, type Known } from '../library/known'
import type { Origin } from '../library/parts'
import { tellWhatChanged } from '../opening/summary'
import type { KnownAnswer, OpenedGraph } from '../store/ui'
import { leftInLibrary, mayReplace, showGraph } from './show-graph'

/**
 * Shows a graph that was opened: as the document that it is in the library already, or else as a new one. Where the
 * library's has gone on since, the user says which of the two is wanted.
 */
export async function showOnce(editor: EditorCore, opened: OpenedGraph, origin: Origin): Promise<void> {
  const { library } = editor
  await library.flush()
  const known = await findKnown(library.storage, opened.document, origin.file).catch(() => undefined)
  if (!known) return showGraph(editor, opened, origin)
  const isMine = known.newer === 'mine' || known.newer === 'both'
  const answer = isMine ? await askWhich(editor, known, origin) : 'mine'
  if (answer === 'cancel') return
  const isShown = answer === 'mine' && (await showKnown(editor, opened, known, origin).catch(() => false))
  if (!isShown) await showGraph(editor, opened, origin)
}

/** @returns whether that was possible: a document that cannot be read does not keep a file from being opened. */
async function showKnown(
  editor: EditorCore,
  opened: OpenedGraph,
  { entry, newer }: Known,
  { file }: Origin,
): Promise<boolean> {
  const { library, document, ui, i18n } = editor
  if (!(await mayReplace(editor))) return true
  const isOpen = library.state.getState().id === entry.id
  const stays = isOpen ? '' : leftInLibrary(editor)
  if (!(await library.show(entry.id))) return false
  if (newer === 'file') {
    // Another tab has it, and may be about to change it.
    if (library.state.getState().access !== 'write') return false
    await library.become(opened.document, 'opened')
  }
  if (file && (newer === 'file' || newer === 'neither')) {
    document.markSaved()
    // One that was dropped does not take the place of one that can be written.
    if (file.handle || !entry.file?.handle) await library.link(file, opened.document).catch(() => {})
  }
  ui.set({ fileProblems: [] })
  const { title } = document.getState().document
  ui.notify('info', [i18n.t(`known.shown.${newer}`, { title }), stays].filter(Boolean).join(' '))
  if (newer !== 'mine' && newer !== 'both') await tellWhatChanged(editor, opened)
  return true
}

function askWhich({ ui }: EditorCore, { entry, newer }: Known, { file }: Origin): Promise<KnownAnswer> {
  return new Promise((resolve) => {
    const answer = (given: KnownAnswer) => {
      ui.set({ knownQuestion: null })
      resolve(given)
    }
    const { title, changed } = entry
    ui.set({ knownQuestion: { title, changed, name: file?.name ?? '', both: newer === 'both', answer } })
  })
}
