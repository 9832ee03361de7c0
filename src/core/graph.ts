import type { GraphDocument, GraphNode, PortAddress } from './document'

/** An edge whose two nodes exist. */
export interface Wire {
  readonly from: PortAddress
  readonly to: PortAddress
  /** Position among the document's edges. */
  readonly index: number
}

/** Nodes by id and wires by node, built once in O(nodes + edges). */
export interface GraphIndex {
  /** The first node of each id. */
  readonly nodes: ReadonlyMap<string, GraphNode>
  /** Wires into a node, in document order. */
  incoming(node: string): readonly Wire[]
  /** Wires out of a node, in document order. */
  outgoing(node: string): readonly Wire[]
}

const NONE: readonly Wire[] = []

export function indexGraph(document: GraphDocument): GraphIndex {
  const nodes = new Map<string, GraphNode>()
  for (const node of document.nodes) if (!nodes.has(node.id)) nodes.set(node.id, node)
  const incoming = new Map<string, Wire[]>()
  const outgoing = new Map<string, Wire[]>()
  for (const [index, { from, to }] of document.edges.entries()) {
    if (!nodes.has(from.node) || !nodes.has(to.node)) continue
    const wire = { from, to, index }
    add(outgoing, from.node, wire)
    add(incoming, to.node, wire)
  }
  return {
    nodes,
    incoming: (node) => incoming.get(node) ?? NONE,
    outgoing: (node) => outgoing.get(node) ?? NONE,
  }
}

function add(table: Map<string, Wire[]>, node: string, wire: Wire): void {
  const wires = table.get(node)
  if (wires) wires.push(wire)
  else table.set(node, [wire])
}

/** The nodes themselves and everything their results are made from. Unknown ids are left out. */
export function ancestors(graph: GraphIndex, nodes: Iterable<string>): Set<string> {
  return reach(graph, nodes, (node) => graph.incoming(node).map((wire) => wire.from.node))
}

/** The nodes themselves and everything made from their results. Unknown ids are left out. */
export function descendants(graph: GraphIndex, nodes: Iterable<string>): Set<string> {
  return reach(graph, nodes, (node) => graph.outgoing(node).map((wire) => wire.to.node))
}

function reach(
  graph: GraphIndex,
  starts: Iterable<string>,
  next: (node: string) => readonly string[],
): Set<string> {
  const found = new Set<string>()
  const open = [...starts]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (found.has(node) || !graph.nodes.has(node)) continue
    found.add(node)
    for (const one of next(node)) open.push(one)
  }
  return found
}
