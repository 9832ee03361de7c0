import type { GraphDocument } from '../../core/document'
import type { Lease, StoredDocument } from './types'

/** A document that this tab writes. */
export interface Held {
  id: string
  /** The states of it in the library that are of this tab, or that it has read. */
  expects: readonly string[]
  /** What the library surely has. */
  stored: GraphDocument | null
  versionAt: number
  /** Nobody has edited it yet. */
  untouched: boolean
  /** Absent where another tab has it, and until it was granted. */
  lease: Lease | null
  /** Another document took its place: it is let go when it is written. */
  leaving: boolean
}

/** @param untouched it need not be kept before it is edited. */
export function freshHeld(id: string, untouched: boolean): Held {
  return { id, expects: [], stored: null, versionAt: 0, untouched, lease: null, leaving: false }
}

/** Notes that the tab has read this state, and may write what follows it. */
export function adopt(held: Held, { entry, stamp, versionAt }: StoredDocument) {
  held.expects = [stamp]
  held.versionAt = versionAt
  held.untouched = entry.untouched ?? false
}
