import { moveAppEntries } from './app-paths'
import type { Catalog, CatalogNode } from './catalog'
import type {
  AppView,
  GraphBody,
  GraphDocument,
  GraphEdge,
  GraphNode,
  GroupDefinition,
  PortAddress,
} from './document'
import { catalogNode, nodeTitle, own } from './finding'
import { GroupInterface } from './group-interface'
import { catalogOf, groupType } from './groups'
import { isRecord } from './json'
import type { Json } from './param'
import { middleOf, within } from './places'
import { renameWeights } from './rename-weights'
import { wireName } from './resolve-params'
import { uniqueName } from './unique-name'
import { addressKey, WireCounter } from './wire-order'

/** What is selected on a canvas. */
export interface Chosen {
  readonly nodes: ReadonlySet<string>
  readonly frames: ReadonlySet<string>
  readonly notes: ReadonlySet<string>
}

export interface Grouping {
  /** The canvas with one node in place of what was selected. */
  readonly body: GraphBody
  readonly group: GroupDefinition
  /** That node. */
  readonly node: GraphNode
  readonly app: AppView | undefined
}

/**
 * Makes a group of nodes of a canvas. Wires that cross its border become ports: an output for each output inside, an
 * input for each source outside, or for each input inside that takes many wires. Weights of wires from outside become
 * params. The graph computes what it did, with the same keys.
 *
 * @param base the catalog without groups.
 * @param canvas the document itself or one of its groups.
 * @param name id of the group, which no other has, and its title.
 * @returns undefined when no node is chosen.
 */
export function groupSelection(
  document: GraphDocument,
  base: Catalog,
  canvas: GraphBody,
  chosen: Chosen,
  name: { readonly id: string; readonly title: string },
): Grouping | undefined {
  const catalog = catalogOf(document, base)
  const inside = canvas.nodes.filter(({ id }) => chosen.nodes.has(id))
  const outside = canvas.nodes.filter(({ id }) => !chosen.nodes.has(id))
  const first = canvas.nodes.findIndex(({ id }) => chosen.nodes.has(id))
  if (inside.length === 0) return undefined
  const id = uniqueName(name.id, new Set(outside.map((node) => node.id)))

  const border = new Border(id, inside, catalog)
  const innerEdges = canvas.edges.filter(({ from, to }) => border.has(from) && border.has(to))
  const edges = border.cross(canvas.edges, innerEdges)
  const { params, nodes, instance } = border.weights(inside)

  const frames = canvas.frames.filter((frame) => chosen.frames.has(frame.id))
  const goes =
    (kind: ReadonlySet<string>) => (item: GraphBody['frames'][number] | GraphBody['notes'][number]) =>
      kind.has(item.id) || frames.some((frame) => within(item, frame))
  const [frameGoes, noteGoes] = [goes(chosen.frames), goes(chosen.notes)]

  const group: GroupDefinition = {
    id: name.id,
    title: name.title,
    ...border.ports.definition(),
    params,
    nodes,
    edges: innerEdges,
    frames: canvas.frames.filter(frameGoes),
    notes: canvas.notes.filter(noteGoes),
  }
  const node: GraphNode = {
    id,
    type: groupType(name.id),
    version: 1,
    position: middleOf(inside),
    params: instance,
  }
  const renamed = outside.map((other) => border.renameWeightsOf(other))
  const body: GraphBody = {
    nodes: [...renamed.slice(0, first), node, ...renamed.slice(first)],
    edges,
    frames: canvas.frames.filter((frame) => !frameGoes(frame)),
    notes: canvas.notes.filter((note) => !noteGoes(note)),
  }
  const app = moveAppEntries(document, canvas, ({ path, key }, kind) => {
    const [here] = path
    if (here === undefined || !chosen.nodes.has(here)) return { path, key }
    // What the group sets is set on the group from now on.
    const exposed =
      kind === 'param' && path.length === 1
        ? params.find((param) => param.node === here && param.param === key)
        : undefined
    return exposed ? { path: [id], key: exposed.key } : { path: [id, ...path], key }
  })
  return { body, group, node, app }
}

/** Where the wires of a canvas go through the border of a group in the making. */
class Border {
  readonly ports: GroupInterface
  private readonly id: string
  private readonly catalog: Catalog
  private readonly inside: ReadonlyMap<string, GraphNode>
  /** Names of wires out of the group by what they were called before, for each node they lead to. */
  private readonly names = new Map<string, Map<string, string>>()
  /** The wires from outside by the input of the group that they end at. */
  private readonly entering = new Map<string, { readonly to: PortAddress; readonly from: PortAddress[] }>()

  constructor(id: string, inside: readonly GraphNode[], catalog: Catalog) {
    this.id = id
    this.catalog = catalog
    this.inside = new Map(inside.map((node) => [node.id, node]))
    this.ports = new GroupInterface(this.inside, catalog)
  }

  has({ node }: PortAddress): boolean {
    return this.inside.has(node)
  }

  /** The wires that stay outside, in their order. */
  cross(edges: readonly GraphEdge[], innerEdges: readonly GraphEdge[]): GraphEdge[] {
    const counter = new WireCounter()
    const total = new Map<string, number>()
    for (const { to } of innerEdges) total.set(addressKey(to), counter.next(to) + 1)
    const sofar = new Map<string, number>()
    const outer: GraphEdge[] = []
    for (const edge of edges) {
      const { from, to } = edge
      const [leaves, enters] = [this.has(from), this.has(to)]
      const key = addressKey(to)
      if (leaves && enters) sofar.set(key, (sofar.get(key) ?? 0) + 1)
      else if (leaves) outer.push({ ...edge, from: this.leave(from, to) })
      else if (!enters) outer.push(edge)
      else {
        const before = sofar.get(key) ?? 0
        const end = before < (total.get(key) ?? 0) ? { ...plain(to), at: before } : plain(to)
        const { port, fresh } = this.ports.input(from, end)
        if (fresh) outer.push({ ...edge, to: { node: this.id, port } })
        const known = this.entering.get(port)
        if (known) known.from.push(from)
        else this.entering.set(port, { to, from: [from] })
      }
    }
    return outer
  }

  /** Puts the weights of wires from outside on the group. */
  weights(inside: readonly GraphNode[]) {
    const params: GroupDefinition['params'] = []
    const instance: Record<string, Json> = {}
    const taken = new Set<string>()
    const changed = new Map<string, GraphNode>()
    for (const { to, from } of this.entering.values()) {
      const node = changed.get(to.node) ?? this.inside.get(to.node)
      for (const [param, spec] of Object.entries(this.definition(node)?.params ?? {})) {
        if (!node || spec.kind !== 'wire-weights' || spec.input !== to.port) continue
        const key = uniqueName(param, taken)
        params.push({ key, node: node.id, param })
        const stored = node.params[param]
        if (!isRecord(stored)) continue
        const names = new Set(from.map(wireName))
        const split = (goes: boolean) =>
          Object.fromEntries(Object.entries(stored).filter(([name]) => names.has(name) === goes))
        const out = split(true)
        if (Object.keys(out).length === 0) continue
        instance[key] = out
        changed.set(node.id, { ...node, params: { ...node.params, [param]: split(false) } })
      }
    }
    return {
      params: labeled(params, this.inside, this.catalog),
      nodes: inside.map((node) => changed.get(node.id) ?? node),
      instance,
    }
  }

  renameWeightsOf(node: GraphNode): GraphNode {
    const names = this.names.get(node.id)
    const specs = names && this.definition(node)?.params
    const params = specs ? renameWeights(node.params, specs, names) : node.params
    return params === node.params ? node : { ...node, params: { ...params } }
  }

  private leave(from: PortAddress, to: PortAddress): PortAddress {
    const out = { node: this.id, port: this.ports.output(plain(from)) }
    const names = this.names.get(to.node) ?? new Map<string, string>()
    this.names.set(to.node, names.set(wireName(from), wireName(out)))
    return out
  }

  private definition(node: GraphNode | undefined): CatalogNode | undefined {
    return node && catalogNode(node, this.catalog)
  }
}

/** Params that are called the same are told apart by the nodes they belong to. */
function labeled(
  params: GroupDefinition['params'],
  inside: ReadonlyMap<string, GraphNode>,
  catalog: Catalog,
): GroupDefinition['params'] {
  const labels = params.map(({ node, param }) => {
    const found = inside.get(node)
    const definition = found && catalogNode(found, catalog)
    return definition ? (own(definition.params, param)?.label ?? param) : param
  })
  return params.map((param, index) => {
    const found = inside.get(param.node)
    const same = labels.filter((label) => label === labels[index]).length > 1
    return same && found ? { ...param, label: `${labels[index]} (${nodeTitle(found, catalog)})` } : param
  })
}

function plain({ node, port }: PortAddress): PortAddress {
  return { node, port }
}
