import type { GraphDocument } from '../../core/document'
import { sha256Hex } from '../../core/hash'
import { pack } from './pack'
import type { Origin } from './parts'
import type { Entry, LibraryStorage, LinkedFile, StoredGraph } from './types'

/** A document of the library that a graph which is opened was before. */
export interface Known {
  readonly entry: Entry
  /** Which of the two has gone on since they were the same. */
  readonly newer: 'neither' | 'file' | 'mine' | 'both'
}

/**
 * Finds the document that a graph is in the library already: one of the same file, or else one that is the same in
 * every respect. What nobody has edited, and what is in the bin, is passed over.
 *
 * @param file where it was read from, if it was. @throws StorageTrouble
 */
export async function findKnown(
  storage: LibraryStorage,
  graph: GraphDocument,
  file: Origin['file'],
): Promise<Known | undefined> {
  const { graph: packed, summary } = await pack(graph)
  const digest = sha256Hex(packed.text)
  const entries = (await storage.list()).filter((entry) => entry.deleted === undefined && !entry.untouched)
  let found: Known | undefined
  for (const entry of [...entries].sort((a, b) => b.changed - a.changed)) {
    const linked = await linkBetween(entry.file, file, digest)
    if (linked === 'other') continue
    const { title, nodes, wires } = summary
    const alike = title === entry.title && nodes === entry.nodes && wires === entry.wires
    if (linked === 'none' && !alike) continue
    const stored = await storage.read(entry.id)
    if (!stored) continue
    if (isSame(stored.graph, packed)) return { entry, newer: 'neither' }
    if (linked === 'none' || found) continue
    const base = entry.file?.digest
    const isMine = sha256Hex(stored.graph.text) !== base
    found = { entry, newer: !isMine ? 'file' : digest === base ? 'mine' : 'both' }
  }
  return found
}

/** `none` says nothing: one of them has no file, or another content and no handle to tell. */
async function linkBetween(
  linked: LinkedFile | undefined,
  file: Origin['file'],
  digest: string,
): Promise<'same' | 'other' | 'none'> {
  if (!linked || !file) return 'none'
  if (linked.handle && file.handle) {
    const same = await linked.handle.isSameEntry(file.handle).catch(() => false)
    return same ? 'same' : 'other'
  }
  return linked.digest === digest ? 'same' : 'none'
}

/** Whether the library has all that was opened; it may know more of its pictures. */
function isSame(stored: StoredGraph, opened: StoredGraph): boolean {
  return (
    stored.text === opened.text &&
    Object.entries(opened.contents).every(([name, key]) => stored.contents[name] === key)
  )
}
