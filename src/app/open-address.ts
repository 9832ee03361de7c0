import { openDocument } from '../editor/actions/documents'
import type { EditorCore } from '../editor/editor-core'

const name = '#open='
/** As the library makes them. */
const id = /^[\w-]{1,64}$/

/** The document of the library that the address asks for. */
export function idFromAddress(hash = location.hash): string | undefined {
  const asked = hash.startsWith(name) ? hash.slice(name.length) : ''
  return id.test(asked) ? asked : undefined
}

/**
 * Has the address name the document that is open, for bookmarks and other windows, as long as the library has it; and
 * opens the one that is put into the address.
 */
export function followOpen(editor: EditorCore): void {
  const { library } = editor
  const show = () => {
    const { id: open, isKept, access } = library.state.getState()
    // What nobody has edited goes with its tab: a bookmark would lead nowhere.
    const lasts = library.hasEdits || access !== 'write'
    if (!lasts) setHash('')
    else if (isKept) setHash(name + open)
  }
  show()
  library.state.subscribe(show)
  window.addEventListener('hashchange', ({ newURL }) => {
    // As it was put there: by now, a change of the library may have had the address name the open document again.
    const { hash } = new URL(newURL)
    if (!hash.startsWith(name)) return
    void openFromAddress(editor, idFromAddress(hash)).then(show, show)
  })
}

/** Says that the document is not there which the address asked for, if it is not the one that is shown. */
export function tellUnknown({ library, ui, i18n }: EditorCore, asked: string) {
  if (library.state.getState().id !== asked) ui.notify('error', i18n.t('library.unknownAddress'))
}

async function openFromAddress(editor: EditorCore, asked: string | undefined): Promise<void> {
  const { library } = editor
  if (asked === library.state.getState().id) return
  await library.flush()
  const entries = await library.storage.list().catch(() => [])
  const entry = entries.find((one) => one.id === asked && one.deleted === undefined)
  if (entry) await openDocument(editor, entry)
  else tellUnknown(editor, asked ?? '')
}

function setHash(hash: string) {
  if (location.hash === hash) return
  history.replaceState(history.state, '', location.pathname + location.search + hash)
}
