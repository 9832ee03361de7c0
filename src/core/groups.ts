import type { Catalog, CatalogNode, CatalogPort } from './catalog'
import type { GraphBody, GraphDocument, GraphNode, GroupDefinition, PortAddress } from './document'
import { catalogNode, own } from './finding'
import type { ParamSpec } from './param'

/** Most nodes that the groups of a graph may unfold to: groups of groups of groups grow fast. */
export const MOST_NODES = 10_000

const PREFIX = 'group/'
/** The category of groups in the menu. */
export const GROUP_CATEGORY = 'Groups'

/** The node type that stands for a group. */
export function groupType(id: string): string {
  return PREFIX + id
}

/** The definition that a node stands for; undefined when it is no group, or one that the document does not have. */
export function groupOf(document: GraphDocument, node: Pick<GraphNode, 'type'>): GroupDefinition | undefined {
  if (!document.groups || !node.type.startsWith(PREFIX)) return undefined
  const id = node.type.slice(PREFIX.length)
  return document.groups.find((group) => group.id === id)
}

/** Every canvas of a document: its own, and the inside of each group. */
export function bodiesOf(document: GraphDocument): readonly GraphBody[] {
  return [document, ...(document.groups ?? [])]
}

/** Ids of groups that contain themselves, by however many steps: they cannot be unfolded. */
export function recursiveGroups({ groups = [] }: GraphDocument): ReadonlySet<string> {
  const inside = new Map(groups.map(({ id, nodes }) => [id, nodes.map(({ type }) => type)]))
  const reaches = (start: string) => {
    const seen = new Set<string>()
    const open = [start]
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      for (const type of inside.get(id) ?? []) {
        if (!type.startsWith(PREFIX)) continue
        const next = type.slice(PREFIX.length)
        if (next === start) return true
        if (!seen.has(next)) {
          seen.add(next)
          open.push(next)
        }
      }
    }
    return false
  }
  return new Set(groups.map(({ id }) => id).filter(reaches))
}

type Groups = NonNullable<GraphDocument['groups']>
const known = new WeakMap<Groups, { readonly base: Catalog; readonly catalog: Catalog }>()

/**
 * The catalog with the document's groups as nodes of their own: their ports and params are those of the nodes inside
 * that they lead to. The same object for the same groups.
 */
export function catalogOf({ groups }: Pick<GraphDocument, 'groups'>, base: Catalog): Catalog {
  if (!groups || groups.length === 0) return base
  const before = known.get(groups)
  if (before?.base === base) return before.catalog
  const nodes: Record<string, CatalogNode> = { ...base.nodes }
  const byType = new Map(groups.map((group) => [groupType(group.id), group]))
  const open = new Set<string>()

  /** Depth first, so that a group inside is known before the group around it; on a circle it stays unknown. */
  function describe(type: string) {
    const group = byType.get(type)
    if (!group || open.has(type) || Object.hasOwn(nodes, type)) return
    open.add(type)
    for (const node of group.nodes) describe(node.type)
    nodes[type] = describeGroup(group, { ports: base.ports, nodes })
    open.delete(type)
  }
  for (const type of byType.keys()) describe(type)
  const catalog = { ports: base.ports, nodes }
  known.set(groups, { base, catalog })
  return catalog
}

function describeGroup(group: GroupDefinition, catalog: Catalog): CatalogNode {
  const nodes = new Map(group.nodes.map((node) => [node.id, node]))
  const portAt = (side: 'inputs' | 'outputs', { node, port }: PortAddress) => {
    const found = nodes.get(node)
    const definition = found && catalogNode(found, catalog)
    return definition && own(definition[side], port)
  }
  const inputs: Record<string, CatalogPort> = {}
  for (const { key, label, to } of group.inputs) {
    const ports = to.map((end) => portAt('inputs', end)).filter((port) => port !== undefined)
    const [first] = ports
    if (!first) continue
    inputs[key] = {
      ...first,
      label: label || first.label,
      optional: ports.every((port) => port.optional),
      many: ports.every((port) => port.many),
    }
  }
  const outputs: Record<string, CatalogPort> = {}
  for (const { key, label, from } of group.outputs) {
    const port = portAt('outputs', from)
    if (port) outputs[key] = { ...port, label: label || port.label }
  }
  return {
    type: groupType(group.id),
    version: 1,
    title: group.title,
    category: GROUP_CATEGORY,
    doc: group.doc ?? '',
    inputs,
    params: describeParams(group, nodes, catalog),
    outputs,
  }
}

function describeParams(
  group: GroupDefinition,
  nodes: ReadonlyMap<string, GraphNode>,
  catalog: Catalog,
): Record<string, ParamSpec> {
  const params: Record<string, ParamSpec> = {}
  for (const { key, label, node, param } of group.params) {
    const found = nodes.get(node)
    const definition = found && catalogNode(found, catalog)
    const spec = definition && own(definition.params, param)
    if (!spec) continue
    const named = { ...spec, label: label || spec.label }
    if (named.kind === 'wire-weights') {
      const input = group.inputs.find(({ to }) =>
        to.some((end) => end.node === node && end.port === named.input),
      )
      if (input) params[key] = { ...named, input: input.key }
    } else params[key] = withDefault(named, found.params[param])
  }
  return params
}

/** What the node inside is set to is the default outside. A value of the wrong kind is told of where it stands. */
function withDefault<P extends ParamSpec>(spec: P, value: unknown): P {
  return typeof value === typeof spec.default && Array.isArray(value) === Array.isArray(spec.default)
    ? { ...spec, default: value }
    : spec
}
