import type { DocumentStore } from '../store/document'
import type { Place } from '../store/ui'
import type { FileAccess } from './file-access'
import type { LibraryStorage, LinkedFile, ReadGraph, StoredView, Tabs } from './types'

/** What the keeper tells the user, in words of the interface. */
export type KeeperNews =
  /** Another tab has changed the document meanwhile: this one goes on with a copy. */
  | 'forked'
  /** An edit was refused: another tab has the document. */
  | 'refused'
  /** The other tab cannot let go of the document. */
  | 'not-given'
  /** The library has a document that cannot be read. */
  | 'unreadable'

/** Where a document comes from that is not in the library yet. */
export interface Origin {
  /** It is an example, or empty: it need not be kept before it is edited. */
  readonly untouched: boolean
  readonly file?: Omit<LinkedFile, 'digest'>
}

export interface KeeperParts {
  readonly storage: LibraryStorage
  readonly tabs: Tabs
  readonly files: FileAccess
  readonly document: DocumentStore
  /** Reads the text of a graph file; undefined when it cannot be read. */
  readonly read: (text: string) => Promise<ReadGraph | undefined>
  /** Where the canvas is. */
  readonly place: () => Place | undefined
  readonly goTo: (view: StoredView) => void
  readonly tell: (news: KeeperNews) => void
  readonly now: () => number
  readonly newId: () => string
  /** The document that this tab shows, for when it is loaded again. */
  readonly remember: (id: string) => void
}
