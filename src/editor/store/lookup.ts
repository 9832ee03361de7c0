import type { GraphDocument, GraphEdge, GraphNode, PortAddress } from '../../core/document'

type Nodes = GraphDocument['nodes']
type Edges = GraphDocument['edges']

const nodeIndex = new WeakMap<Nodes, ReadonlyMap<string, GraphNode>>()
const wireIndex = new WeakMap<Edges, Wires>()
const none: readonly GraphEdge[] = []

interface Wires {
  readonly into: ReadonlyMap<string, readonly GraphEdge[]>
  readonly outOf: ReadonlyMap<string, readonly GraphEdge[]>
}

/** Indexes are kept with the array they index, so a thousand nodes looking themselves up cost one pass. */
export function nodeById(document: GraphDocument, id: string): GraphNode | undefined {
  let index = nodeIndex.get(document.nodes)
  if (!index) {
    index = new Map(document.nodes.map((node) => [node.id, node]))
    nodeIndex.set(document.nodes, index)
  }
  return index.get(id)
}

export function wiresInto(document: GraphDocument, id: string): readonly GraphEdge[] {
  return wires(document).into.get(id) ?? none
}

export function wiresOutOf(document: GraphDocument, id: string): readonly GraphEdge[] {
  return wires(document).outOf.get(id) ?? none
}

function wires({ edges }: GraphDocument): Wires {
  const known = wireIndex.get(edges)
  if (known) return known
  const found = {
    into: groupBy(edges, (edge) => edge.to.node),
    outOf: groupBy(edges, (edge) => edge.from.node),
  }
  wireIndex.set(edges, found)
  return found
}

function groupBy(edges: Edges, key: (edge: GraphEdge) => string): ReadonlyMap<string, readonly GraphEdge[]> {
  const groups = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    const group = groups.get(key(edge))
    if (group) group.push(edge)
    else groups.set(key(edge), [edge])
  }
  return groups
}

/**
 * Nodes whose result may differ between two flat documents: those edited and everything after them. Nodes inside groups
 * are made anew for every document, so what is not the same object is compared by content.
 */
export function affected(before: GraphDocument, after: GraphDocument): ReadonlySet<string> {
  const found = new Set<string>()
  if (before.nodes !== after.nodes) {
    for (const node of after.nodes) {
      const was = nodeById(before, node.id)
      if (was === node) continue
      if (!was || was.muted !== node.muted || was.bypassed !== node.bypassed || !sameParams(was, node))
        found.add(node.id)
    }
  }
  if (before.edges !== after.edges) {
    const old = new Set(before.edges.map(edgeId))
    const current = new Set(after.edges.map(edgeId))
    for (const edge of before.edges) if (!current.has(edgeId(edge))) found.add(edge.to.node)
    for (const edge of after.edges) if (!old.has(edgeId(edge))) found.add(edge.to.node)
  }
  const queue = [...found]
  for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
    for (const { to } of wiresOutOf(after, id)) {
      if (found.has(to.node)) continue
      found.add(to.node)
      queue.push(to.node)
    }
  }
  return found
}

function sameParams(a: GraphNode, b: GraphNode): boolean {
  return a.params === b.params || JSON.stringify(a.params) === JSON.stringify(b.params)
}

/** A name for a wire, which has no id of its own. */
export function edgeId({ from, to }: { readonly from: PortAddress; readonly to: PortAddress }): string {
  return JSON.stringify([from.node, from.port, to.node, to.port])
}
