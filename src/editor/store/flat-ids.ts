import type { GraphDocument } from '../../core/document'
import { flatId } from '../../core/flatten'
import { groupOf } from '../../core/groups'
import type { Scope } from './scope'

/**
 * Finds the ids by which the engine knows nodes: of those in a group, where the group is used first.
 *
 * @returns undefined for what is in a group that is not used.
 */
export function flatIds(
  document: GraphDocument,
): (group: string | undefined, node: string) => string | undefined {
  const scopes = new Map<string | undefined, Scope>([[undefined, []]])
  const open: { readonly nodes: GraphDocument['nodes']; readonly scope: Scope }[] = [
    { nodes: document.nodes, scope: [] },
  ]
  for (let next = open.pop(); next; next = open.pop()) {
    for (const node of next.nodes) {
      const group = groupOf(document, node)
      if (!group || scopes.has(group.id)) continue
      const scope = [...next.scope, node.id]
      scopes.set(group.id, scope)
      open.push({ nodes: group.nodes, scope })
    }
  }
  return (group, node) => {
    const scope = scopes.get(group)
    return scope && flatId(scope, node)
  }
}
