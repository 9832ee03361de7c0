import type { GraphBody, GraphDocument, GraphEdge, GroupDefinition } from './document'
import { groupType } from './groups'
import { usedAssets } from './used-assets'

/** The `format` member of a part of a graph as text, which is what is copied. */
export const FRAGMENT = 'gramarye-fragment'

/**
 * A part of a graph with the groups and files it needs to stand in another one. Its wires may come from nodes that are
 * not part of it; those count only where the same nodes are found again.
 */
export type Fragment = Pick<GraphDocument, 'version' | 'groups' | 'assets' | keyof GraphBody>

/** What is taken, by id. */
export interface Chosen {
  readonly nodes: ReadonlySet<string>
  readonly frames: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

/** Takes what is chosen on one canvas of a document, with all wires that lead into it. */
export function takeFragment(document: GraphDocument, body: GraphBody, chosen: Chosen): Fragment {
  const nodes = body.nodes.filter(({ id }) => chosen.nodes.has(id))
  const groups = neededGroups(document.groups ?? [], nodes)
  return {
    version: document.version,
    nodes,
    edges: body.edges.filter(({ to }) => chosen.nodes.has(to.node)),
    frames: body.frames.filter(({ id }) => chosen.frames.has(id)),
    notes: body.notes.filter(({ id }) => chosen.notes.has(id)),
    ...(groups.length > 0 && { groups }),
    assets: usedAssets([{ nodes }, ...groups], document.assets),
  }
}

/** A fragment as text for the clipboard. */
export function fragmentText(fragment: Fragment): string {
  return JSON.stringify({ format: FRAGMENT, ...fragment })
}

/** Wires both of whose ends are in the fragment. */
export function innerEdges({ nodes, edges }: Pick<Fragment, 'nodes' | 'edges'>): GraphEdge[] {
  const inside = new Set(nodes.map(({ id }) => id))
  return edges.filter(({ from, to }) => inside.has(from.node) && inside.has(to.node))
}

/** The groups that nodes stand for, and those inside them. */
function neededGroups(groups: readonly GroupDefinition[], nodes: GraphBody['nodes']): GroupDefinition[] {
  const byType = new Map(groups.map((group) => [groupType(group.id), group]))
  const found = new Set<GroupDefinition>()
  const open = nodes.map(({ type }) => type)
  for (let type = open.pop(); type !== undefined; type = open.pop()) {
    const group = byType.get(type)
    if (!group || found.has(group)) continue
    found.add(group)
    for (const inner of group.nodes) open.push(inner.type)
  }
  return groups.filter((group) => found.has(group))
}
