import { emptyDocument } from '../../src/core/document'
import { Keeper } from '../../src/editor/library/keeper'
import { type LibraryStorage, StorageTrouble } from '../../src/editor/library/types'
import { createDocumentStore } from '../../src/editor/store/document'

const refuse = () => Promise.reject(new StorageTrouble('blocked'))

/** A storage that keeps nothing, as in a private window. */
const blockedStorage: LibraryStorage = {
  list: refuse,
  read: refuse,
  write: refuse,
  jot: () => {},
  recover: refuse,
  keepView: () => {},
  note: refuse,
  versions: refuse,
  readVersion: refuse,
  setDeleted: refuse,
  erase: refuse,
  tidy: refuse,
  results: refuse,
  addResult: refuse,
  removeResults: refuse,
  space: async () => undefined,
  persist: refuse,
  watch: () => {},
}

/** For tests of other things. */
export function noLibrary(document = createDocumentStore(emptyDocument(''))): Keeper {
  let ids = 0
  return new Keeper({
    storage: { ...blockedStorage, write: async () => 'written', note: async () => {} },
    tabs: {
      claim: async () => ({ release: () => {} }),
      takeOver: async () => null,
      announce: () => {},
      watch: () => {},
    },
    files: { look: refuse, write: refuse },
    document,
    read: async () => undefined,
    place: () => undefined,
    goTo: () => {},
    tell: () => {},
    now: Date.now,
    newId: () => `document-${++ids}`,
    remember: () => {},
  })
}
