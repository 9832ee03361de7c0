import type { GraphBody, GraphEdge, GraphNode } from './document'

const nodeIndexes = new WeakMap<GraphBody['nodes'], ReadonlyMap<string, GraphNode>>()
const wireIndexes = new WeakMap<GraphBody['edges'], ReadonlyMap<string, readonly GraphEdge[]>>()

/** A node of a canvas by its id. Indexes are kept with the list they index. */
export function nodeIn({ nodes }: Pick<GraphBody, 'nodes'>, id: string): GraphNode | undefined {
  let index = nodeIndexes.get(nodes)
  if (!index) {
    index = new Map(nodes.map((node) => [node.id, node]))
    nodeIndexes.set(nodes, index)
  }
  return index.get(id)
}

/** The wires of a canvas that end at a node, in their order. */
export function wiresIntoNode({ edges }: Pick<GraphBody, 'edges'>, id: string): readonly GraphEdge[] {
  let index = wireIndexes.get(edges)
  if (!index) {
    const lists = new Map<string, GraphEdge[]>()
    for (const edge of edges) {
      const list = lists.get(edge.to.node)
      if (list) list.push(edge)
      else lists.set(edge.to.node, [edge])
    }
    index = lists
    wireIndexes.set(edges, index)
  }
  return index.get(id) ?? []
}
