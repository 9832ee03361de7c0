import type { EditorCore } from '../editor-core'
import { copyTitle } from '../lib/copy-title'
import type { KeeperNews } from '../library/parts'
import type { StoredView } from '../library/types'
import { isDirty } from '../store/document'

/** Shows the part of the graph where the user was. */
export function goToView({ document, ui }: EditorCore, { scope, place }: StoredView) {
  document.enter(scope)
  if (place) ui.set({ place: { ...place, atOnce: true } })
}

/** How long the same refusal is not said again, in ms: a drag is refused many times. */
const once = 2000
let refusedAt = 0

export function tellNews(editor: EditorCore, news: KeeperNews) {
  const { ui, i18n, document } = editor
  const { title } = document.getState().document
  switch (news) {
    case 'refused': {
      if (Date.now() - refusedAt < once && ui.getState().notice?.tone === 'refusal') return
      refusedAt = Date.now()
      const run = () => void takeOver(editor)
      return ui.notify('refusal', i18n.t('library.refused'), undefined, {
        label: i18n.t('library.takeOver'),
        run,
      })
    }
    case 'forked':
      return ui.notify('error', i18n.t('library.forked', { title }))
    case 'not-given':
      return ui.notify('error', i18n.t('library.notGiven', { title }))
    case 'unreadable':
      return ui.notify('error', i18n.t('library.unreadable'))
  }
}

/** Edits here what another tab has open; that one then looks on. */
export async function takeOver({ library, ui, i18n }: EditorCore) {
  try {
    if (await library.others.takeOver()) ui.notify('info', i18n.t('library.tookOver'))
  } catch {
    ui.notify('error', i18n.t('library.unreadable'))
  }
}

/** Goes on with a copy of what another tab has open. */
export async function workOnCopy({ library, document, ui, i18n }: EditorCore) {
  const { title } = document.getState().document
  // At once: the next thing typed is meant for the copy.
  await library.others.fork(copyTitle(i18n, title, [{ title }]))
  ui.notify('info', i18n.t('library.copied'))
}

/** Shows what this tab showed before it was loaded again, or else what was open last. */
export async function openLast({ library }: EditorCore, id: string | null): Promise<boolean> {
  try {
    return await library.showLast(id)
  } catch {
    // The library says itself that it cannot be used.
    return false
  }
}

/** Has everything written when the page is hidden or goes. @returns a function that stops. */
export function followLibrary({ library, document: store }: EditorCore): () => void {
  const onHide = () => {
    if (document.visibilityState === 'hidden') library.hide()
  }
  const onLeave = () => library.leavePage()
  const onUnload = (event: BeforeUnloadEvent) => {
    // What is begun now is mostly done before the page goes.
    library.hide()
    // Elsewhere the library has it, or takes it in the last moment.
    const isLost = library.state.getState().trouble !== null && !library.isSafe
    if (isLost && isDirty(store.getState())) event.preventDefault()
  }
  document.addEventListener('visibilitychange', onHide)
  addEventListener('pagehide', onLeave)
  addEventListener('beforeunload', onUnload)
  return () => {
    document.removeEventListener('visibilitychange', onHide)
    removeEventListener('pagehide', onLeave)
    removeEventListener('beforeunload', onUnload)
  }
}
