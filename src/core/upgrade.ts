import type { Registry } from './catalog'
import type { GraphDocument, GraphNode } from './document'
import { namedNodes } from './finding'
import { isRecord } from './json'
import { unsafeParts } from './json-safety'
import type { AnyNode, StoredParams } from './node'
import { error, type Problem } from './problem'
import { followMigrations, type MigratedNode } from './upgrade-groups'

/** What bringing a node up to date changed in it. */
export interface NodeUpgrade {
  readonly node: string
  /** The group that it is defined in; absent on the document's own canvas. */
  readonly group?: string
  readonly from: number
  readonly to: number
  readonly before: GraphNode['params']
  readonly after: GraphNode['params']
}

export interface UpgradeResult {
  /** The same object when nothing changed. */
  readonly document: GraphDocument
  /** One sentence for each node that was brought up to date. */
  readonly changes: readonly string[]
  /** The same as data. */
  readonly upgrades: readonly NodeUpgrade[]
  /** Nodes whose migration failed; they stay as they were, and validation keeps them from running. */
  readonly problems: readonly Problem[]
}

/**
 * Brings every node to the version of its definition, step by step. Nodes of unknown types and of newer versions
 * stay untouched. Params that the file does not have are not written: they take their default when run.
 */
export function upgradeNodes(document: GraphDocument, registry: Registry): UpgradeResult {
  const changes: string[] = []
  const upgrades: NodeUpgrade[] = []
  const problems: Problem[] = []
  const inside = new Map<string, MigratedNode>()
  const upgrade = (node: GraphNode, path: string, group?: string): GraphNode => {
    const definition = registry.get(node.type)
    if (!definition || node.version >= definition.version) return node
    const name = node.label ?? definition.title
    const { version: from } = node
    const { version: to } = definition
    try {
      const params = migrate(node, definition)
      changes.push(`${name} (${node.id}) was brought from version ${from} to ${to}.`)
      upgrades.push({
        node: node.id,
        ...(group !== undefined && { group }),
        from,
        to,
        before: node.params,
        after: params,
      })
      const after = { ...node, version: to, params }
      if (group !== undefined) {
        inside.set(JSON.stringify([group, node.id]), {
          before: node,
          migrate: (given) => migrate({ ...node, params: given }, definition),
        })
      }
      return after
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause)
      const fault = {
        code: 'node-migration',
        message: `${name} has version ${from} and could not be brought to version ${to}: ${why}.`,
        remedy:
          'It is kept as it is. Put a new node of this type in its place, and report this with the file.',
        values: { title: name, from, to, why },
        names: namedNodes({ title: node }),
      }
      problems.push(error(fault, { node: node.id, path }))
      return node
    }
  }
  const nodes = document.nodes.map((node, index) => upgrade(node, `nodes[${index}]`))
  const groups = document.groups?.map((group, at) => ({
    ...group,
    nodes: group.nodes.map((node, index) => upgrade(node, `groups[${at}].nodes[${index}]`, group.id)),
  }))
  if (changes.length === 0) return { document, changes, upgrades, problems }
  const upgraded = { ...document, nodes, ...(groups && { groups }) }
  if (inside.size === 0) return { document: upgraded, changes, upgrades, problems }
  const migrated = (group: string, node: string) => inside.get(JSON.stringify([group, node]))
  return {
    document: followMigrations(upgraded, document.groups ?? [], migrated),
    changes,
    upgrades,
    problems,
  }
}

/** @throws Error when a step is missing, throws, or gives something that a file cannot hold. */
function migrate(node: GraphNode, definition: AnyNode): GraphNode['params'] {
  let params: StoredParams = node.params
  for (let version = node.version + 1; version <= definition.version; version++) {
    const step = definition.migrations?.[version]
    if (!step) throw new Error(`there is no step to version ${version}`)
    params = step(params)
    if (!isRecord(params) || unsafeParts(params).length > 0) {
      throw new Error(`the step to version ${version} did not give plain params`)
    }
  }
  return { ...params }
}
