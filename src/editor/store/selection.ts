import type { Selection } from './document'
import { type ItemRef, itemKey } from './items'

export function selectedKeys({ nodes, frames, notes }: Selection): ReadonlySet<string> {
  return new Set([
    ...nodes,
    ...[...frames].map((id) => itemKey('frame', id)),
    ...[...notes].map((id) => itemKey('note', id)),
  ])
}

/** How many things with a place on the canvas are selected. */
export function countOf({ nodes, frames, notes }: Selection): number {
  return nodes.size + frames.size + notes.size
}

/** The selection of these alone. */
export function selectionOf(items: Iterable<ItemRef>): Pick<Selection, 'nodes' | 'frames' | 'notes'> {
  const selection = { nodes: new Set<string>(), frames: new Set<string>(), notes: new Set<string>() }
  for (const { kind, id } of items) selection[`${kind}s`].add(id)
  return selection
}
