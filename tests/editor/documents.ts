import type { Catalog } from '../../src/core/catalog'
import { emptyDocument, type GraphDocument, type GraphNode } from '../../src/core/document'
import type { RunTask } from '../../src/editor/store/run'

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

/** Knows the nodes of `chain`; their param `p` weighs the wires into `in`. */
export const catalog: Catalog = {
  ports: {
    any: { id: 'any', label: 'Any', color: '#000000', shape: 'circle', doc: '', previewKind: 'text' },
  },
  nodes: {
    'test/node': {
      type: 'test/node',
      version: 1,
      title: 'Node',
      category: 'Test',
      doc: '',
      inputs: { in: { type: 'any', label: 'in', doc: '', optional: true, many: true } },
      params: {
        p: {
          kind: 'wire-weights',
          label: 'Weights',
          doc: '',
          default: {},
          input: 'in',
          weight: { default: 1, min: 0, max: 10, step: 0.1, scale: 'linear' },
        },
      },
      outputs: { out: { type: 'any', label: 'out', doc: '', optional: false, many: false } },
    },
  },
}

/** A run that the user asked for, of a document that is open. */
export function asked(document: GraphDocument = emptyDocument('Empty')): RunTask {
  return { origin: 'user', document, graph: 'g', generation: 0 }
}
