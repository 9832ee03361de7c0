import type { EditorSide } from '../../editor/create-editor'
import { newId } from '../../editor/lib/new-id'
import { Keeper } from '../../editor/library/keeper'
import { browserTabs } from './browser-tabs'
import { browserFiles } from './file-access'
import { IndexedLibrary } from './library-storage'

const openKey = 'gramarye.open'

export function openLibrary(editor: EditorSide): Keeper {
  return new Keeper({
    ...editor,
    storage: new IndexedLibrary(),
    tabs: browserTabs(),
    files: browserFiles(),
    now: Date.now,
    newId,
    remember,
  })
}

/** The document that this tab showed before it was loaded again. */
export function lastId(): string | null {
  try {
    return sessionStorage.getItem(openKey)
  } catch {
    return null
  }
}

function remember(id: string) {
  try {
    sessionStorage.setItem(openKey, id)
  } catch {
    // It then shows what was open last.
  }
}
