import { createStore } from 'zustand/vanilla'
import type { LinkedFile, Trouble } from './types'

/** What this tab may do with the open document. */
export type Access =
  | 'write'
  /** Another tab has it, and the user has not said yet what is to become of that. */
  | 'asking'
  /** Another tab has it, and this one shows it. */
  | 'reading'

export interface LibraryState {
  /** The id of the open document. */
  readonly id: string
  readonly access: Access
  /** Another tab took the document away from this one. */
  readonly wasTaken: boolean
  /** Whether the library has the document as it is. */
  readonly isKept: boolean
  /** Why the library has not. */
  readonly trouble: Trouble | null
  /** Results that the library did not take, by their ids in the strip; and those of them that the user knows of. */
  readonly unkept: readonly number[]
  readonly unkeptSeen: readonly number[]
  /** The file that the document is saved to. */
  readonly file: LinkedFile | null
  /** Grows when lists of documents or versions are out of date. */
  readonly changes: number
}

export type LibraryStore = ReturnType<typeof createLibraryStore>

export function createLibraryStore(trouble: Trouble | null = null) {
  return createStore<LibraryState>(() => ({
    id: '',
    access: 'write',
    wasTaken: false,
    isKept: trouble === null,
    trouble,
    unkept: [],
    unkeptSeen: [],
    file: null,
    changes: 0,
  }))
}
