import { emptyDocument, type GraphDocument, type GraphNode } from '../../src/core/document'

export function node(id: string, more: Partial<GraphNode> = {}): GraphNode {
  return { id, type: 'test/node', version: 1, position: { x: 0, y: 0 }, params: {}, ...more }
}

/** A chain of nodes, each wired into the next, `out` into `in`. */
export function chain(...ids: readonly string[]): GraphDocument {
  return {
    ...emptyDocument('Chain'),
    nodes: ids.map((id) => node(id)),
    edges: ids.slice(1).map((id, index) => wire(ids[index] ?? '', id)),
  }
}

export function wire(from: string, to: string) {
  return { from: { node: from, port: 'out' }, to: { node: to, port: 'in' } }
}
