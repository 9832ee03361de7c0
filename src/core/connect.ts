import type { Catalog } from './catalog'
import type { GraphDocument, GraphEdge, GraphNode, PortAddress } from './document'
import { nodeTitle } from './finding'
import { descendants, type GraphIndex, indexGraph } from './graph'
import { placeholderFault } from './inspect-nodes'
import { findPort, unknownPort, wrongType } from './port-of'
import { error, type Fault, type Problem } from './problem'

export type ConnectResult =
  /** `replaces` is the wire that has to go, because the input takes only one. */
  { readonly ok: true; readonly replaces?: GraphEdge } | { readonly ok: false; readonly problem: Problem }

/** Whether a wire from an output to an input would be sound. */
export function canConnect(
  document: GraphDocument,
  catalog: Catalog,
  from: PortAddress,
  to: PortAddress,
): ConnectResult {
  const refuse = (fault: Fault): ConnectResult => ({
    ok: false,
    problem: error(fault, { node: to.node, port: to.port }),
  })
  const source = document.nodes.find((node) => node.id === from.node)
  const target = document.nodes.find((node) => node.id === to.node)
  if (!source) return refuse(noNode(from.node))
  if (!target) return refuse(noNode(to.node))

  const output = findPort(source, 'outputs', from.port, catalog)
  const input = findPort(target, 'inputs', to.port, catalog)
  if (output === 'unknown') return refuse(placeholderFault(source, { catalog }))
  if (input === 'unknown') return refuse(placeholderFault(target, { catalog }))
  if (output === 'missing') return refuse(unknownPort(source, 'outputs', from.port, catalog))
  if (input === 'missing') return refuse(unknownPort(target, 'inputs', to.port, catalog))
  if (output.type !== input.type) return refuse(wrongType({ source, target }, output, input, catalog))

  const there = document.edges.filter((edge) => samePort(edge.to, to))
  if (there.some((edge) => samePort(edge.from, from))) return refuse(already(source, target, catalog))
  const replaces = input.many ? undefined : there[0]
  // The wire that goes leads into the target: no way from there to the source needs it.
  if (descendants(indexOf(document), [to.node]).has(from.node)) {
    return refuse(circular(source, target, catalog))
  }
  return replaces ? { ok: true, replaces } : { ok: true }
}

const indexes = new WeakMap<GraphDocument, GraphIndex>()

/** Kept with the document: a gesture asks about each of hundreds of ports. */
function indexOf(document: GraphDocument): GraphIndex {
  const known = indexes.get(document)
  if (known) return known
  const index = indexGraph(document)
  indexes.set(document, index)
  return index
}

function samePort(a: PortAddress, b: PortAddress): boolean {
  return a.node === b.node && a.port === b.port
}

function noNode(id: string): Fault {
  return {
    code: 'node-missing',
    message: `There is no node “${id}”.`,
    remedy: 'Choose another node.',
    values: { id },
  }
}

function already(source: GraphNode, target: GraphNode, catalog: Catalog): Fault {
  const values = { source: nodeTitle(source, catalog), target: nodeTitle(target, catalog) }
  return {
    code: 'wire-duplicate',
    message: `${values.source} is already wired into this input of ${values.target}.`,
    remedy: 'Nothing needs to be done.',
    values,
  }
}

function circular(source: GraphNode, target: GraphNode, catalog: Catalog): Fault {
  const values = { source: nodeTitle(source, catalog), target: nodeTitle(target, catalog) }
  return {
    code: 'cycle',
    message: `${values.source} already depends on ${values.target}: the wire would close a circle.`,
    remedy: 'Wire it to a node that does not lead back here.',
    values,
  }
}
