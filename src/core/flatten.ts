import type { Catalog } from './catalog'
import type { GraphBody, GraphDocument, GraphEdge, GraphNode, GroupDefinition, PortAddress } from './document'
import { blocking, catalogNode, type Finding, nodeTitle } from './finding'
import { catalogOf, groupOf, MOST_NODES, recursiveGroups } from './groups'
import { isRecord } from './json'
import type { Json } from './param'
import { unknownPort } from './port-of'
import type { Fault } from './problem'
import { wireName } from './resolve-params'

/**
 * A document with every group replaced by what is inside. A node inside has the ids on the way to it for its id, such as
 * `group/node`.
 */
export interface FlatGraph {
  /** Without groups, unless they are muted, bypassed or cannot be unfolded. The same object when there are none. */
  readonly document: GraphDocument
  /** Knows the groups that are left. */
  readonly catalog: Catalog
  /** What is wrong with the groups themselves. */
  readonly findings: readonly Finding[]
  /** The output that gives what an output of a group gives. */
  source(address: PortAddress): PortAddress
  /** The param inside that a param of a group sets. */
  param(node: string, param: string): { readonly node: string; readonly param: string }
  /** The nodes that a group stands for; the node itself when it is none. */
  members(node: string): readonly string[]
  /** The input of the outermost group that leads to an input inside; undefined when none does. */
  entrance(address: PortAddress): Entrance | undefined
}

export interface Entrance {
  /** The group as a node of the canvas it stands on. */
  readonly group: GraphNode
  readonly node: string
  readonly port: string
}

const known = new WeakMap<GraphDocument, { readonly base: Catalog; readonly flat: FlatGraph }>()

/** Unfolds the groups of a document; found once for each document. @param base the catalog without groups. */
export function flatten(document: GraphDocument, base: Catalog): FlatGraph {
  const before = known.get(document)
  if (before?.base === base) return before.flat
  const flat = new Flattener(document, catalogOf(document, base)).flatten()
  known.set(document, { base, flat })
  return flat
}

/** Where a node inside groups is found: the groups' ids on the way, and its own. */
export function flatId(path: readonly string[], id: string): string {
  return [...path, id].join('/')
}

type Params = Readonly<Record<string, Json>>

class Flattener {
  private readonly original: GraphDocument
  private readonly catalog: Catalog
  private readonly recursive: ReadonlySet<string>
  private readonly sizes = new Map<string, number>()
  private readonly nodes: GraphNode[] = []
  private readonly edges: GraphEdge[] = []
  private readonly findings: Finding[] = []
  private readonly outputs = new Map<string, PortAddress>()
  private readonly params = new Map<string, { readonly node: string; readonly param: string }>()
  private readonly inside = new Map<string, readonly string[]>()
  private readonly entrances = new Map<string, Entrance>()
  /** Groups on the document's own canvas for which there is no room left. */
  private readonly refused = new Set<GraphNode>()

  constructor(document: GraphDocument, catalog: Catalog) {
    this.original = document
    this.catalog = catalog
    this.recursive = recursiveGroups(document)
  }

  flatten(): FlatGraph {
    const { original, catalog } = this
    const hasGroups = original.nodes.some((node) => groupOf(original, node))
    if (hasGroups) {
      this.limit()
      this.unfold(original, '', {})
    }
    return {
      document: hasGroups ? { ...original, nodes: this.nodes, edges: this.edges } : original,
      catalog,
      findings: this.findings,
      source: (address) => this.outputs.get(key(address)) ?? address,
      param: (node, param) => this.params.get(key({ node, port: param })) ?? { node, param },
      members: (node) => this.inside.get(node) ?? [node],
      entrance: (address) => this.entrances.get(key(address)),
    }
  }

  /** Keeps what cannot be unfolded as it is, and says why. */
  private limit() {
    let total = 0
    for (const [index, node] of this.original.nodes.entries()) {
      const group = this.expandable(node)
      const size = group ? this.size(group) : 1
      if (total + size > MOST_NODES) {
        this.refused.add(node)
        this.complain(tooLarge(nodeTitle(node, this.catalog)), node.id, `nodes[${index}]`)
      } else total += size
    }
  }

  private size(group: GroupDefinition): number {
    const before = this.sizes.get(group.id)
    if (before !== undefined) return before
    const size = group.nodes.reduce((sum, node) => {
      const inner = this.expandable(node)
      return Math.min(MOST_NODES + 1, sum + (inner ? this.size(inner) : 1))
    }, 0)
    this.sizes.set(group.id, size)
    return size
  }

  /** The group that is put in a node's place: none for one that does not run, or that would never end. */
  private expandable(node: GraphNode): GroupDefinition | undefined {
    if (node.muted || node.bypassed || this.refused.has(node)) return undefined
    const group = groupOf(this.original, node)
    return group && !this.recursive.has(group.id) ? group : undefined
  }

  /** @param bound params that the group around sets, by node and param, in terms of the flat graph. */
  private unfold(body: GraphBody, prefix: string, bound: Readonly<Record<string, Params>>) {
    for (const node of body.nodes) {
      const group = this.expandable(node)
      const id = prefix + node.id
      const params = this.flatParams(node, body, prefix, bound[node.id])
      if (group) this.enter(node, group, id, params)
      else {
        this.nodes.push(
          prefix === '' && params === node.params ? node : { ...node, id, params: { ...params } },
        )
        if (this.isRecursive(node)) this.complain(recursive(nodeTitle(node, this.catalog)), id)
      }
    }
    for (const edge of body.edges) this.lead(edge, body, prefix)
  }

  private enter(node: GraphNode, group: GroupDefinition, id: string, params: Params) {
    const prefix = `${id}/`
    const inner: Record<string, Record<string, Json>> = {}
    for (const { key: name, node: target, param } of group.params) {
      const value = params[name]
      if (value === undefined) continue
      inner[target] = { ...inner[target], [param]: value }
    }
    const from = this.nodes.length
    this.unfold(group, prefix, inner)
    this.inside.set(
      id,
      this.nodes.slice(from).map((member) => member.id),
    )
    for (const { key: port, from: end } of group.outputs) {
      const source = this.sourceIn(group, prefix, end)
      if (source) this.outputs.set(key({ node: id, port }), source)
    }
    for (const { key: name, node: target, param } of group.params) {
      const address = key({ node: prefix + target, port: param })
      this.params.set(
        key({ node: id, port: name }),
        this.params.get(address) ?? { node: prefix + target, param },
      )
    }
    for (const { key: port, to } of group.inputs) {
      for (const end of to.flatMap((inside) => this.targetsIn(group, prefix, inside) ?? [])) {
        this.entrances.set(key(end), { group: { ...node, id }, node: id, port })
      }
    }
  }

  private lead(edge: GraphEdge, body: GraphBody, prefix: string) {
    const source = this.sourceIn(body, prefix, edge.from)
    const targets = this.targetsIn(body, prefix, edge.to)
    if (!source) this.refuseEnd('outputs', body, prefix, edge.from, targets?.map(({ node }) => node) ?? [])
    if (!targets) this.refuseEnd('inputs', body, prefix, edge.to, this.within(prefix + edge.to.node))
    for (const to of source && targets ? targets : []) {
      const same = prefix === '' && source === edge.from && to === edge.to
      this.edges.push(same ? edge : { from: source ?? edge.from, to })
    }
  }

  /** The flat output behind an output of a canvas; undefined when a group has none of that name. */
  private sourceIn(body: GraphBody, prefix: string, from: PortAddress): PortAddress | undefined {
    const group = this.groupAt(body, from.node)
    if (!group) return prefix === '' ? from : { ...from, node: prefix + from.node }
    const output = group.outputs.find((one) => one.key === from.port)
    return output && this.sourceIn(group, `${prefix}${from.node}/`, output.from)
  }

  /** The flat inputs behind an input of a canvas. */
  private targetsIn(body: GraphBody, prefix: string, to: PortAddress): readonly PortAddress[] | undefined {
    const group = this.groupAt(body, to.node)
    if (!group) return [prefix === '' ? to : { ...to, node: prefix + to.node }]
    const input = group.inputs.find((one) => one.key === to.port)
    return input?.to.flatMap((end) => this.targetsIn(group, `${prefix}${to.node}/`, end) ?? [])
  }

  private groupAt(body: GraphBody, id: string): GroupDefinition | undefined {
    const node = nodeIn(body, id)
    return node && this.expandable(node)
  }

  /** Weights are stored by the names that sources have on the node's canvas; in the flat graph they have others. */
  private flatParams(node: GraphNode, body: GraphBody, prefix: string, bound: Params | undefined): Params {
    let params: Params = node.params
    const specs = catalogNode(node, this.catalog)?.params ?? {}
    for (const [name, spec] of Object.entries(specs)) {
      const stored = node.params[name]
      if (spec.kind !== 'wire-weights' || !isRecord(stored)) continue
      const renamed: Record<string, Json> = { ...stored }
      for (const { from, to } of body.edges) {
        if (to.node !== node.id || to.port !== spec.input) continue
        const source = this.sourceIn(body, prefix, from)
        const weight = stored[wireName(from)]
        if (!source || weight === undefined || wireName(source) === wireName(from)) continue
        delete renamed[wireName(from)]
        renamed[wireName(source)] = weight
      }
      params = { ...params, [name]: renamed }
    }
    for (const [name, value] of Object.entries(bound ?? {})) {
      const own = params[name]
      const merges = specs[name]?.kind === 'wire-weights' && isRecord(own) && isRecord(value)
      params = { ...params, [name]: merges ? { ...own, ...value } : value }
    }
    return params
  }

  private refuseEnd(
    side: 'inputs' | 'outputs',
    body: GraphBody,
    prefix: string,
    { node: id, port }: PortAddress,
    blocks: readonly string[],
  ) {
    const node = nodeIn(body, id)
    if (!node) return
    const place = { node: prefix + id, port }
    this.findings.push(blocking(unknownPort(node, side, port, this.catalog), place, blocks))
  }

  private within(id: string): readonly string[] {
    return this.inside.get(id) ?? [id]
  }

  private isRecursive(node: GraphNode): boolean {
    const group = groupOf(this.original, node)
    return group !== undefined && this.recursive.has(group.id)
  }

  private complain(fault: Fault, node: string, path?: string) {
    this.findings.push(blocking(fault, { node, ...(path && { path }) }, [node]))
  }
}

const indexes = new WeakMap<GraphBody['nodes'], ReadonlyMap<string, GraphNode>>()

function nodeIn({ nodes }: GraphBody, id: string): GraphNode | undefined {
  let index = indexes.get(nodes)
  if (!index) {
    index = new Map(nodes.map((node) => [node.id, node]))
    indexes.set(nodes, index)
  }
  return index.get(id)
}

function key({ node, port }: PortAddress): string {
  return `${node.length}:${node}.${port}`
}

function recursive(title: string): Fault {
  return {
    code: 'group-recursive',
    message: `The group ${title} contains itself and cannot run.`,
    remedy: 'Open it and take it out of itself.',
    values: { title },
  }
}

function tooLarge(title: string): Fault {
  return {
    code: 'group-too-large',
    message: `The groups of this graph unfold to more than ${MOST_NODES} nodes; ${title} is left out.`,
    remedy: 'Remove some of the groups.',
    values: { title, most: MOST_NODES },
  }
}
