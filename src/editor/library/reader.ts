import type { GraphDocument } from '../../core/document'
import { unpack } from './pack'
import type { KeeperParts } from './parts'
import type { StoredGraph } from './types'

/** A stored graph as the editor has it; undefined when it cannot be read. */
export async function readStored(
  read: KeeperParts['read'],
  stored: StoredGraph,
): Promise<GraphDocument | undefined> {
  const found = await read(stored.text)
  return found && unpack(found.document, stored)
}

/** The same for a graph that the user asked for, who is told when it cannot be read. */
export async function readAsked(
  { read, tell }: Pick<KeeperParts, 'read' | 'tell'>,
  stored: StoredGraph,
): Promise<GraphDocument | undefined> {
  const found = await readStored(read, stored)
  if (!found) tell('unreadable')
  return found
}
