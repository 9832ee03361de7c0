import type { GraphDocument } from './document'
import { groupsInside } from './groups'
import { definitionsOf } from './import-groups'

/** Ids of the groups that no node of the document stands for, on its own canvas or inside those that are used. */
export function unusedGroups(document: GraphDocument): ReadonlySet<string> {
  const used = new Set<string>()
  for (const id of groupsInside(document)) {
    for (const group of definitionsOf(document, id)) used.add(group.id)
  }
  return new Set((document.groups ?? []).map(({ id }) => id).filter((id) => !used.has(id)))
}

/** How many nodes stand for a group, on all canvases together. */
export function countUses({ nodes, groups = [] }: GraphDocument, type: string): number {
  return [{ nodes }, ...groups].reduce(
    (sum, body) => sum + body.nodes.filter((node) => node.type === type).length,
    0,
  )
}
