import type { GraphDocument, GraphNode, GroupDefinition } from './document'
import { groupById, groupsInside, groupType } from './groups'
import { canonicalJson } from './json'
import type { Json } from './param'
import { uniqueName } from './unique-name'

export interface Imported {
  /** Definitions to add to the document; none for those it has already. */
  readonly groups: readonly GroupDefinition[]
  /** The node types of groups of the other document, by what they are called here. */
  readonly types: ReadonlyMap<string, string>
}

/**
 * Brings the groups of another document into this one, such as those of a template or of pasted nodes. One that is
 * there already, whatever its id, is used; one whose id means something else here gets a new one.
 */
export function importGroups(document: GraphDocument, other: Pick<GraphDocument, 'groups'>): Imported {
  const known = new Map((document.groups ?? []).map((group) => [contentOf(group), group.id]))
  const taken = new Set((document.groups ?? []).map(({ id }) => id))
  const theirs = new Map((other.groups ?? []).map((group) => [group.id, group]))
  const types = new Map<string, string>()
  const groups: GroupDefinition[] = []
  const open = new Set<string>()

  /** Groups inside come first, so that those around them are compared with the names they have here. */
  function bring(group: GroupDefinition) {
    if (types.has(groupType(group.id)) || open.has(group.id)) return
    open.add(group.id)
    for (const id of groupsInside(group)) {
      const inner = theirs.get(id)
      if (inner) bring(inner)
    }
    const renamed = { ...group, nodes: group.nodes.map((node) => retyped(node, types)) }
    const content = contentOf(renamed)
    let id = known.get(content)
    if (id === undefined) {
      id = uniqueName(group.id, taken)
      known.set(content, id)
      groups.push({ ...renamed, id })
    }
    types.set(groupType(group.id), groupType(id))
  }
  for (const group of theirs.values()) bring(group)
  return { groups, types }
}

function retyped(node: GraphNode, types: ReadonlyMap<string, string>): GraphNode {
  const type = types.get(node.type)
  return type === undefined || type === node.type ? node : { ...node, type }
}

/** The definitions that a group is made of, its own included. */
export function definitionsOf(document: Pick<GraphDocument, 'groups'>, id: string): GroupDefinition[] {
  const found: GroupDefinition[] = []
  const seen = new Set<string>()
  const open = [id]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    const group = groupById(document, next)
    if (!group) continue
    found.push(group)
    for (const inside of groupsInside(group)) open.push(inside)
  }
  return found
}

function contentOf({ id: _, ...group }: GroupDefinition): string {
  return canonicalJson(JSON.parse(JSON.stringify(group)) as Json)
}
