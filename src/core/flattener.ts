import { nodeIn, wiresIntoNode } from './body-index'
import type { Catalog } from './catalog'
import type { GraphBody, GraphDocument, GraphEdge, GraphNode, GroupDefinition, PortAddress } from './document'
import { blocking, catalogNode, type Finding, nodeTitle } from './finding'
import type { Entrance, FlatGraph } from './flat-graph'
import { recursiveGroup, refusedGroup } from './group-faults'
import { GroupLimits, type Refusal } from './group-limits'
import { groupOf, recursiveGroups } from './groups'
import type { Json } from './param'
import { unknownPort } from './port-of'
import { mergeWeights, renameWeights } from './rename-weights'
import { wireName } from './resolve-params'
import { addressKey, inRank, type Rank, type RankedEdge, WireCounter } from './wire-order'

type Params = Readonly<Record<string, Json>>
type ParamAddress = { readonly node: string; readonly param: string }

interface Target {
  readonly to: PortAddress
  readonly rank: Rank
}

/** Unfolds the groups of one document. */
export class Flattener {
  private readonly original: GraphDocument
  private readonly catalog: Catalog
  private readonly recursive: ReadonlySet<string>
  private readonly nodes: GraphNode[] = []
  private readonly edges: (RankedEdge & { readonly drawn: PortAddress })[] = []
  private readonly findings: Finding[] = []
  private readonly outputs = new Map<string, PortAddress>()
  private readonly params = new Map<string, ParamAddress>()
  private readonly setters = new Map<string, ParamAddress>()
  private readonly inside = new Map<string, readonly string[]>()
  private readonly entrances = new Map<string, Entrance>()
  /** Groups on the document's own canvas for which there is no room. */
  private readonly refused: ReadonlyMap<GraphNode, Refusal>

  constructor(document: GraphDocument, catalog: Catalog) {
    this.original = document
    this.catalog = catalog
    this.recursive = recursiveGroups(document)
    this.refused = new GroupLimits((node) => this.groupFor(node)).refused(document)
  }

  flatten(): FlatGraph {
    const { original, catalog } = this
    const hasGroups = original.nodes.some((node) => groupOf(original, node))
    if (hasGroups) {
      for (const [node, why] of this.refused)
        this.complain(refusedGroup(nodeTitle(node, catalog), why), node.id)
      this.unfold(original, '', {})
    }
    const edges = inRank(this.edges, (to) => this.entrances.has(addressKey(to)))
    const drawn = new Map(this.edges.map(({ edge, drawn: end }) => [edge, end]))
    return {
      document: hasGroups ? { ...original, nodes: this.nodes, edges } : original,
      catalog,
      findings: this.findings,
      source: (address) => this.outputs.get(addressKey(address)) ?? address,
      param: (node, param) => this.params.get(paramKey({ node, param })) ?? { node, param },
      setter: (node, param) => this.setters.get(paramKey({ node, param })),
      drawn: (index) => {
        const edge = edges[index]
        return edge && drawn.get(edge)
      },
      members: (node) => this.inside.get(node) ?? [node],
      entrance: (address) => this.entrances.get(addressKey(address)),
    }
  }

  /** The group that is put in a node's place: none for one that does not run, or that would never end. */
  private groupFor(node: GraphNode): GroupDefinition | undefined {
    if (node.muted || node.bypassed) return undefined
    const group = groupOf(this.original, node)
    return group && !this.recursive.has(group.id) ? group : undefined
  }

  private expandable(node: GraphNode): GroupDefinition | undefined {
    return this.refused.has(node) ? undefined : this.groupFor(node)
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
        if (this.isRecursive(node)) this.complain(recursiveGroup(nodeTitle(node, this.catalog)), id)
      }
    }
    const counter = new WireCounter()
    for (const edge of body.edges) this.lead(edge, body, prefix, counter.next(edge.to))
  }

  private enter(node: GraphNode, group: GroupDefinition, id: string, params: Params) {
    const prefix = `${id}/`
    const inner: Record<string, Record<string, Json>> = {}
    for (const { key, node: target, param } of group.params) {
      const value = params[key]
      if (value === undefined) continue
      inner[target] = { ...inner[target], [param]: mergeWeights(inner[target]?.[param], value) }
    }
    const from = this.nodes.length
    this.unfold(group, prefix, inner)
    this.inside.set(
      id,
      this.nodes.slice(from).map((member) => member.id),
    )
    for (const { key: port, from: end } of group.outputs) {
      const source = this.sourceIn(group, prefix, end)
      if (source) this.outputs.set(addressKey({ node: id, port }), source)
    }
    for (const { key, node: target, param } of group.params) {
      const place = { node: prefix + target, param }
      const innermost = this.params.get(paramKey(place)) ?? place
      this.params.set(paramKey({ node: id, param: key }), innermost)
      if (params[key] !== undefined) this.setters.set(paramKey(innermost), { node: id, param: key })
    }
    for (const { key: port, to } of group.inputs) {
      for (const end of to.flatMap((inside) => this.targetsIn(group, prefix, inside, []) ?? [])) {
        this.entrances.set(addressKey(end.to), { group: { ...node, id }, node: id, port })
      }
    }
  }

  private lead(edge: GraphEdge, body: GraphBody, prefix: string, before: number) {
    const source = this.sourceIn(body, prefix, edge.from)
    const targets = this.targetsIn(body, prefix, edge.to, [before, 1])
    if (!source) this.refuseEnd('outputs', body, prefix, edge.from, targets?.map(({ to }) => to.node) ?? [])
    if (!targets) this.refuseEnd('inputs', body, prefix, edge.to, this.within(prefix + edge.to.node))
    for (const { to, rank } of source && targets ? targets : []) {
      const same = prefix === '' && source === edge.from && to === edge.to
      this.edges.push({
        edge: same ? edge : { from: source ?? edge.from, to },
        rank,
        drawn: { node: prefix + edge.to.node, port: edge.to.port },
      })
    }
  }

  /** The flat output behind an output of a canvas; undefined when a group has none of that name. */
  private sourceIn(body: GraphBody, prefix: string, from: PortAddress): PortAddress | undefined {
    const group = this.groupAt(body, from.node)
    if (!group) return prefix === '' ? from : { ...from, node: prefix + from.node }
    const output = group.outputs.find((one) => one.key === from.port)
    return output && this.sourceIn(group, `${prefix}${from.node}/`, output.from)
  }

  /** The flat inputs behind an input of a canvas. @param rank of the wire, among those into the same input there. */
  private targetsIn(
    body: GraphBody,
    prefix: string,
    to: PortAddress,
    rank: Rank,
  ): readonly Target[] | undefined {
    const group = this.groupAt(body, to.node)
    if (!group) {
      return [{ to: prefix === '' ? to : { node: prefix + to.node, port: to.port }, rank }]
    }
    const turn = group.inputs.findIndex((one) => one.key === to.port)
    return group.inputs[turn]?.to.flatMap((end, index) => {
      const inner = [end.at ?? Number.POSITIVE_INFINITY, 0, turn, index, ...rank]
      return this.targetsIn(group, `${prefix}${to.node}/`, end, inner) ?? []
    })
  }

  private groupAt(body: GraphBody, id: string): GroupDefinition | undefined {
    const node = nodeIn(body, id)
    return node && this.expandable(node)
  }

  /** Weights are stored by the names that sources have on the node's canvas; in the flat graph they have others. */
  private flatParams(node: GraphNode, body: GraphBody, prefix: string, bound: Params | undefined): Params {
    const specs = catalogNode(node, this.catalog)?.params ?? {}
    const params = renameWeights(
      node.params,
      specs,
      this.flatNames(node, body, prefix),
      (name) => prefix + name,
    )
    if (!bound) return params
    const all: Record<string, Json> = { ...params }
    for (const [name, value] of Object.entries(bound)) {
      all[name] = specs[name]?.kind === 'wire-weights' ? mergeWeights(all[name], value) : value
    }
    return all
  }

  /** How the wires into a node are named in the flat graph, by their names on its canvas. */
  private flatNames(node: GraphNode, body: GraphBody, prefix: string): ReadonlyMap<string, string> {
    const names = new Map<string, string>()
    for (const { from } of wiresIntoNode(body, node.id)) {
      const source = this.sourceIn(body, prefix, from)
      if (source) names.set(wireName(from), wireName(source))
    }
    return names
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

  private complain(fault: Parameters<typeof blocking>[0], node: string) {
    this.findings.push(blocking(fault, { node }, [node]))
  }
}

function paramKey({ node, param }: ParamAddress): string {
  return addressKey({ node, port: param })
}
