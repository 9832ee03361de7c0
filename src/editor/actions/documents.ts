import type { EditorCore } from '../editor-core'
import { copyTitle } from '../lib/copy-title'
import { download, fileName } from '../lib/files'
import { serializeStored } from '../library/export'
import { type Entry, StorageTrouble } from '../library/types'
import { setTitle } from '../store/edits'
import { newGraph } from './files'
import { mayReplace } from './show-graph'

type Named = Pick<Entry, 'id' | 'title'>

/** Says why, when the library does not do what was asked. */
async function trying(editor: EditorCore, work: () => Promise<unknown>): Promise<void> {
  const { library, ui, i18n } = editor
  try {
    await work()
  } catch (error) {
    const trouble = error instanceof StorageTrouble ? error.trouble : 'failed'
    ui.notify('error', i18n.t('library.failed', { why: i18n.t(`library.troubles.${trouble}`) }))
  }
  library.touch()
}

function saidBusy({ ui, i18n }: EditorCore, outcome: unknown, title: string): boolean {
  if (outcome === 'busy') ui.notify('error', i18n.t('library.busy', { title }))
  return outcome === 'busy'
}

export async function openDocument(editor: EditorCore, { id, title }: Named) {
  const { library, ui, i18n } = editor
  ui.set({ libraryOpen: null })
  if (!(await mayReplace(editor))) return
  await trying(editor, async () => {
    if (await library.show(id)) ui.notify('info', i18n.t('notices.opened', { title }))
  })
}

export async function renameDocument(editor: EditorCore, { id, title: before }: Named, title: string) {
  const { library, document } = editor
  if (title === before) return
  if (library.state.getState().id === id) {
    document.apply(setTitle(title))
    document.seal()
  }
  await trying(editor, async () => {
    if (library.state.getState().id === id) await library.flush()
    else saidBusy(editor, await library.closed.change(id, (graph) => ({ ...graph, title })), before)
  })
}

export function duplicateDocument(editor: EditorCore, { id }: Named) {
  const { library, i18n } = editor
  return trying(editor, async () => {
    const taken = await library.storage.list()
    return library.closed.duplicate(id, (title) => copyTitle(i18n, title, taken))
  })
}

/** Moves a document to the bin. The open one makes room for an empty graph. */
export function binDocument(editor: EditorCore, { id, title }: Named) {
  const { library, ui, i18n } = editor
  return trying(editor, async () => {
    if (library.state.getState().id === id) await newGraph(editor)
    if (library.state.getState().id === id) return
    // What it was when it was left is in the library before it goes to the bin.
    await library.flush()
    const done = await library.closed.alone(id, () => library.storage.setDeleted(id, Date.now()))
    if (!saidBusy(editor, done, title)) ui.notify('info', i18n.t('library.binned', { title }))
  })
}

export function unbinDocument(editor: EditorCore, { id }: Named) {
  return trying(editor, () => editor.library.storage.setDeleted(id, undefined))
}

export function eraseDocuments(editor: EditorCore, documents: readonly Named[]) {
  const { library } = editor
  return trying(editor, async () => {
    for (const { id, title } of documents) {
      const done = await library.closed.alone(id, () => library.storage.erase(id))
      if (saidBusy(editor, done, title)) return
    }
    await library.storage.tidy()
  })
}

/** Saves a document of the library to a file as it is stored, even one that this version cannot read. */
export function exportDocument(editor: EditorCore, { id, title }: Named) {
  const { library, ui, i18n } = editor
  return trying(editor, async () => {
    const stored = await library.storage.read(id)
    if (!stored) return
    const name = fileName(title, 'json')
    download(new Blob([serializeStored(stored.graph)], { type: 'application/json' }), name)
    ui.notify('info', i18n.t('notices.saved', { name }))
  })
}
