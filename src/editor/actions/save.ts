import type { GraphDocument } from '../../core/document'
import { MAX_TEXT_LENGTH } from '../../core/limits'
import type { EditorCore } from '../editor-core'
import { download, fileName } from '../lib/files'
import { formatBytes } from '../lib/format'
import type { FileState } from '../library/file-access'
import type { FileAnswer } from '../store/ui'
import { withoutUnusedAssets } from './assets'

/** Saves to the file that the graph is from; where there is none, or it cannot be written, to one that is chosen. */
export async function saveGraph(editor: EditorCore) {
  const file = editor.library.state.getState().file
  const { handle } = file ?? {}
  if (!file || !handle) return saveGraphAs(editor)
  const { library, ui, i18n } = editor
  const { name } = file
  await guarded(editor, name, async () => {
    const found = await library.files.look(handle)
    if (!found) return ui.notify('error', i18n.t('files.missing', { name }))
    const isChanged = found.modified !== file.modified || found.size !== file.size
    const answer = isChanged ? await askToReplace(editor, name) : 'replace'
    if (answer === 'save-as') await saveGraphAs(editor)
    if (answer === 'replace') await writeTo(editor, handle)
  })
}

/** Saves to a file that the user chooses, or as a download where the browser does not let files be written. */
export async function saveGraphAs(editor: EditorCore) {
  const { document, library } = editor
  const name = fileName(document.getState().document.title, 'json')
  const { chooseToSave } = library.files
  if (!chooseToSave) {
    const graph = document.getState().document
    const blob = await fileOf(editor, graph, name)
    if (!blob) return
    download(blob, name)
    return done(editor, graph, name, { modified: 0, size: blob.size })
  }
  await guarded(editor, name, async () => {
    const handle = await chooseToSave(name)
    if (handle) await writeTo(editor, handle)
  })
}

/** The graph as a file, with the pictures that it uses; undefined, with words to the user, where nobody could open it. */
async function fileOf(
  { ui, i18n }: EditorCore,
  graph: GraphDocument,
  name: string,
): Promise<Blob | undefined> {
  // Brings the schema with it, which the page needs for nothing else.
  const { serializeDocument } = await import('../../core/serialize')
  const text = serializeDocument(withoutUnusedAssets(graph))
  if (text.length <= MAX_TEXT_LENGTH) return new Blob([text], { type: 'application/json' })
  const [size, limit] = [formatBytes(text.length), formatBytes(MAX_TEXT_LENGTH)]
  ui.notify('error', i18n.t('files.tooLarge', { name, size, limit }))
  return undefined
}

async function writeTo(editor: EditorCore, handle: FileSystemFileHandle) {
  const graph = editor.document.getState().document
  const blob = await fileOf(editor, graph, handle.name)
  if (!blob) return
  const written = await editor.library.files.write(handle, blob)
  await done(editor, graph, handle.name, written, handle)
}

async function done(
  { document, library, ui, i18n }: EditorCore,
  graph: GraphDocument,
  name: string,
  state: FileState,
  handle?: FileSystemFileHandle,
) {
  document.markSaved(graph)
  ui.notify('info', i18n.t('notices.saved', { name }))
  // The file is written, whether or not the library can note it.
  await library.link({ name, ...state, ...(handle && { handle }) }, graph).catch(() => {})
  await library.addVersion('saved')
}

async function guarded({ ui, i18n }: EditorCore, name: string, work: () => Promise<void>) {
  try {
    await work()
  } catch (error) {
    const denied = error instanceof DOMException && ['NotAllowedError', 'SecurityError'].includes(error.name)
    const message = error instanceof Error || error instanceof DOMException ? error.message : String(error)
    ui.notify('error', i18n.t(denied ? 'files.notPermitted' : 'files.failed', { name, message }))
  }
}

function askToReplace({ ui }: EditorCore, name: string): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const answer = (given: FileAnswer) => {
      ui.set({ fileQuestion: null })
      resolve(given)
    }
    ui.set({ fileQuestion: { name, answer } })
  })
}
