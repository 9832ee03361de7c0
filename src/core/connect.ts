import type { Catalog } from './catalog'
import type { GraphDocument, GraphEdge, GraphNode, PortAddress } from './document'
import { namedNodes, nodeTitle } from './finding'
import { ancestors, descendants, type GraphIndex, indexGraph } from './graph'
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
  if (output.type !== input.type)
    return refuse(wrongType({ source, target }, to.port, output, input, catalog))

  const there = document.edges.filter((edge) => samePort(edge.to, to))
  if (there.some((edge) => samePort(edge.from, from))) return refuse(already(source, target, catalog))
  const replaces = input.many ? undefined : there[0]
  // The wire that goes leads into the target: no way from there to the source needs it.
  if (leadsTo(document, to.node, from.node)) {
    return refuse(circular(source, target, catalog))
  }
  return replaces ? { ok: true, replaces } : { ok: true }
}

/** What is known of the ways through a document, by the node they begin or end at. */
interface Ways {
  readonly index: GraphIndex
  readonly after: Map<string, ReadonlySet<string>>
  readonly before: Map<string, ReadonlySet<string>>
}

const known = new WeakMap<GraphDocument, Ways>()

/**
 * Whether the result of `start` goes into that of `end`. A gesture asks this of hundreds of ports with one end always
 * the same, so that what was found for either end is kept with the document.
 */
function leadsTo(document: GraphDocument, start: string, end: string): boolean {
  let ways = known.get(document)
  if (!ways) {
    ways = { index: indexGraph(document), after: new Map(), before: new Map() }
    known.set(document, ways)
  }
  const { index, after, before } = ways
  const there = after.get(start)?.has(end) ?? before.get(end)?.has(start)
  if (there !== undefined) return there
  const found = descendants(index, [start])
  after.set(start, found)
  before.set(end, ancestors(index, [end]))
  return found.has(end)
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
    names: namedNodes({ source, target }),
  }
}

function circular(source: GraphNode, target: GraphNode, catalog: Catalog): Fault {
  const values = { source: nodeTitle(source, catalog), target: nodeTitle(target, catalog) }
  return {
    code: 'cycle',
    message: `${values.source} already depends on ${values.target}: the wire would close a circle.`,
    remedy: 'Wire it to a node that does not lead back here.',
    values,
    names: namedNodes({ source, target }),
  }
}
