import type { GraphDocument, GraphNode, GroupDefinition } from './document'
import { groupOf, groupType } from './groups'
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
  const groups = new Map(original.map((group) => [group.id, group]))
  const known = new Map<string, Moved | undefined>()

  /** What became of a param of a group: the way may lead through groups inside. */
  function moved(group: GroupDefinition, key: string, depth = 0): Moved | undefined {
    const place = JSON.stringify([group.id, key])
    if (known.has(place) || depth > original.length) return known.get(place)
    const entry = group.params.find((param) => param.key === key)
    const node = entry && group.nodes.find(({ id }) => id === entry.node)
    const inner = node && groupOf({ ...document, groups: [...groups.values()] }, node)
    let found: Moved | undefined
    if (entry && inner) {
      const through = moved(inner, entry.param, depth + 1)
      found = through && { param: entry.param, convert: through.convert }
    } else if (entry && node) {
      const change = migrated(group.id, node.id)
      found = change && follow(change, entry.param, valuesOf(document, group.id, key))
    }
    known.set(place, found)
    return found
  }

  const withValues = (node: GraphNode): GraphNode => {
    const group = groupOf({ ...document, groups: [...groups.values()] }, node)
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
        const before = groups.get(group.id) ?? group
        const params = group.params.map((entry) => {
          const to = moved(before, entry.key)
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
function valuesOf({ nodes, groups = [] }: GraphDocument, group: string, key: string): Json[] {
  const type = groupType(group)
  return [{ nodes }, ...groups].flatMap((body) =>
    body.nodes.flatMap((node) => (node.type === type ? (node.params[key] ?? []) : [])),
  )
}

function attempt<T>(make: () => T): T | undefined {
  try {
    return make()
  } catch {
    return undefined
  }
}
