import type { GraphDocument, GraphNode, GroupDefinition } from './document'
import { groupById, groupOf, groupType } from './groups'
import type { Json } from './param'

/** A node inside a group as it was, and how its params are brought up to date. */
export interface MigratedNode {
  readonly before: GraphNode
  migrate(params: GraphNode['params']): GraphNode['params']
}

interface Moved {
  readonly param: string
  convert(value: Json): Json
}

/**
 * Params of groups lead to params of nodes inside by name, and nodes of groups hold values for them: both follow when
 * those nodes are brought to a newer version.
 *
 * @param original the groups as they were before.
 * @param migrated what was brought up to date inside a group.
 */
export function followMigrations(
  document: GraphDocument,
  original: readonly GroupDefinition[],
  migrated: (group: string, node: string) => MigratedNode | undefined,
): GraphDocument {
  const before = { groups: [...original] }
  const values = valuesByType(document)
  const known = new Map<string, Moved | undefined>()

  /** What became of a param of a group: the way may lead through groups inside. */
  function moved(group: GroupDefinition, key: string, depth = 0): Moved | undefined {
    const place = JSON.stringify([group.id, key])
    if (known.has(place) || depth > original.length) return known.get(place)
    const entry = group.params.find((param) => param.key === key)
    const node = entry && group.nodes.find(({ id }) => id === entry.node)
    const inner = node && groupOf(before, node)
    let found: Moved | undefined
    if (entry && inner) {
      const through = moved(inner, entry.param, depth + 1)
      found = through && { param: entry.param, convert: through.convert }
    } else if (entry && node) {
      const change = migrated(group.id, node.id)
      found = change && follow(change, entry.param, values(group.id, key))
    }
    known.set(place, found)
    return found
  }

  const withValues = (node: GraphNode): GraphNode => {
    const group = groupOf(before, node)
    if (!group) return node
    const entries = Object.entries(node.params).map(([key, value]) => {
      const to = moved(group, key)
      return [key, to ? to.convert(value) : value] as const
    })
    return { ...node, params: Object.fromEntries(entries) }
  }
  return {
    ...document,
    nodes: document.nodes.map(withValues),
    ...(document.groups && {
      groups: document.groups.map((group) => {
        const was = groupById(before, group.id) ?? group
        const params = group.params.map((entry) => {
          const to = moved(was, entry.key)
          return to ? { ...entry, param: to.param } : entry
        })
        return { ...group, params, nodes: group.nodes.map(withValues) }
      }),
    }),
  }
}

/** Where a param went is seen from what differs when it is there and when it is not. */
function follow(
  { before, migrate }: MigratedNode,
  param: string,
  values: readonly Json[],
): Moved | undefined {
  const { [param]: own, ...rest } = before.params
  const tries = own === undefined ? values : [own, ...values]
  const without = attempt(() => migrate(rest))
  for (const value of tries) {
    const result = attempt(() => migrate({ ...rest, [param]: value }))
    if (!result) continue
    const changed = Object.keys(result).filter(
      (key) => JSON.stringify(result[key]) !== JSON.stringify(without?.[key]),
    )
    const to = changed.includes(param) ? param : changed.length === 1 ? changed[0] : undefined
    if (to === undefined) continue
    const convert = (given: Json) => attempt(() => migrate({ ...rest, [param]: given }))?.[to] ?? given
    return { param: to, convert }
  }
  return undefined
}

/** What nodes of a group set a param of it to. */
function valuesByType({ nodes, groups = [] }: GraphDocument): (group: string, key: string) => Json[] {
  const byType = new Map<string, GraphNode[]>()
  for (const body of [{ nodes }, ...groups]) {
    for (const node of body.nodes) {
      const alike = byType.get(node.type)
      if (alike) alike.push(node)
      else byType.set(node.type, [node])
    }
  }
  return (group, key) => (byType.get(groupType(group)) ?? []).flatMap(({ params }) => params[key] ?? [])
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
