import type { Catalog, CatalogNode, CatalogPort, Origin } from './catalog'
import type { GraphBody, GraphDocument, GraphNode, GroupDefinition, PortAddress } from './document'
import { catalogNode, own } from './finding'
import type { Wire } from './graph'
import { orderGraph } from './order'
import type { ParamSpec } from './param'

const PREFIX = 'group/'
/** The category of groups in the menu. */
export const GROUP_CATEGORY = 'Groups'

/** The node type that stands for a group. */
export function groupType(id: string): string {
  return PREFIX + id
}

/** The definition that a node stands for; undefined when it is no group, or one that the document does not have. */
export function groupOf(
  document: Pick<GraphDocument, 'groups'>,
  node: Pick<GraphNode, 'type'>,
): GroupDefinition | undefined {
  return node.type.startsWith(PREFIX) ? groupById(document, node.type.slice(PREFIX.length)) : undefined
}

type Groups = NonNullable<GraphDocument['groups']>
const indexes = new WeakMap<Groups, ReadonlyMap<string, GroupDefinition>>()

/** The definition of a group; the index is kept with the list. Whoever looks for one finds the same. */
export function groupById(
  { groups }: Pick<GraphDocument, 'groups'>,
  id: string,
): GroupDefinition | undefined {
  if (!groups) return undefined
  let index = indexes.get(groups)
  if (!index) {
    index = new Map(groups.map((group) => [group.id, group]))
    indexes.set(groups, index)
  }
  return index.get(id)
}

/** Every canvas of a document: its own, and the inside of each group. */
export function bodiesOf(document: GraphDocument): readonly GraphBody[] {
  return [document, ...(document.groups ?? [])]
}

/** Ids of the groups directly inside another, each once. */
export function groupsInside({ nodes }: Pick<GraphBody, 'nodes'>): ReadonlySet<string> {
  const ids = nodes.filter(({ type }) => type.startsWith(PREFIX)).map(({ type }) => type.slice(PREFIX.length))
  return new Set(ids)
}

/** Ids of groups that contain themselves, by however many steps: they cannot be unfolded. */
export function recursiveGroups(document: Pick<GraphDocument, 'groups'>): ReadonlySet<string> {
  const nodes = new Map((document.groups ?? []).map((group) => [group.id, group]))
  const incoming = new Map<string, Wire[]>()
  for (const group of nodes.values()) {
    const known = [...groupsInside(group)].filter((id) => nodes.has(id))
    incoming.set(
      group.id,
      known.map((id) => ({ from: { node: id, port: '' }, to: { node: group.id, port: '' }, index: 0 })),
    )
  }
  const wires = (id: string) => incoming.get(id) ?? []
  const { cycles } = orderGraph({ nodes, incoming: wires, outgoing: () => [] })
  return new Set(cycles.flatMap((cycle) => [...cycle.nodes]))
}

/** Whether a group with this inside would contain the group `id`, by however many steps. */
export function contains(document: GraphDocument, outer: string, id: string): boolean {
  const seen = new Set<string>()
  const open = [outer]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next === id) return true
    if (seen.has(next)) continue
    seen.add(next)
    const group = groupById(document, next)
    for (const inside of group ? groupsInside(group) : []) open.push(inside)
  }
  return false
}

interface Known {
  readonly base: Catalog
  readonly catalog: Catalog
}
const known = new WeakMap<Groups, Known>()
/** The catalog made last, with its groups as text. */
const latest = new WeakMap<Catalog, { readonly text: string; readonly catalog: Catalog }>()

/**
 * The catalog with the document's groups as nodes of their own: their ports and params are those of the nodes inside
 * that they lead to. The same object for the same groups, and for groups that look the same from outside.
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
  const text = JSON.stringify([...byType.keys()].map((type) => nodes[type]))
  const last = latest.get(base)
  const catalog = last?.text === text ? last.catalog : { ports: base.ports, nodes }
  latest.set(base, { text, catalog })
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
  const origin = (side: 'inputs' | 'outputs' | 'params', node: string, key: string): Origin => {
    const inside = nodes.get(node)
    const definition = inside && catalogNode(inside, catalog)
    return own(definition?.origins?.[side] ?? {}, key) ?? { type: inside?.type ?? '', key }
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
    origins: {
      inputs: origins(group.inputs, ({ to: [end] }) => end && origin('inputs', end.node, end.port)),
      outputs: origins(group.outputs, ({ from }) => origin('outputs', from.node, from.port)),
      params: origins(group.params, ({ node, param }) => origin('params', node, param)),
    },
  }
}

/** What has a label of its own has no other name. */
function origins<T extends { readonly key: string; readonly label?: string | undefined }>(
  parts: readonly T[],
  find: (part: T) => Origin | undefined,
): Readonly<Record<string, Origin>> {
  return Object.fromEntries(
    parts.flatMap((part) => {
      const found = part.label ? undefined : find(part)
      return found ? [[part.key, found]] : []
    }),
  )
}

function describeParams(
  group: GroupDefinition,
  nodes: ReadonlyMap<string, GraphNode>,
  catalog: Catalog,
): Record<string, ParamSpec> {
  const params: Record<string, ParamSpec> = {}
  const weighed = new Map<string, number>()
  for (const { key, label, node, param } of group.params) {
    const found = nodes.get(node)
    const definition = found && catalogNode(found, catalog)
    const spec = definition && own(definition.params, param)
    if (!spec) continue
    const named = { ...spec, label: label || spec.label }
    if (named.kind === 'wire-weights') {
      // Several inputs may lead to one mixer; its weights then stand once for each of them.
      const inputs = group.inputs.filter(({ to }) =>
        to.some((end) => end.node === node && end.port === named.input),
      )
      const place = `${node.length}:${node}.${param}`
      const turn = weighed.get(place) ?? 0
      weighed.set(place, turn + 1)
      const input = inputs[Math.min(turn, inputs.length - 1)]
      if (input) params[key] = { ...named, default: {}, input: input.key }
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
