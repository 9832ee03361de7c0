import type { Catalog } from './catalog'
import type { GraphDocument } from './document'
import { blocking, type Finding, type Inspected, nodeTitle } from './finding'
import { type FlatGraph, flatten } from './flatten'
import { type GraphIndex, indexGraph } from './graph'
import { inspectNodes } from './inspect-nodes'
import { inspectWires } from './inspect-wires'
import { liftFindings } from './lift-findings'
import { type Cycle, type GraphOrder, orderGraph } from './order'
import { listedProblems, type Problem } from './problem'
import { someOf } from './some-of'

/** Most nodes of a circle that are named. */
const MOST_AROUND = 12

/**
 * What is wrong with a graph, as far as it is told, all at once, each with its place and what to do about it.
 * The graph can run when there is no error among them. O(nodes + wires).
 */
export function validate(document: GraphDocument, catalog: Catalog): readonly Problem[] {
  return listedProblems(inspectFlat(flatten(document, catalog)).map((finding) => finding.problem))
}

/** The same for a graph whose groups are unfolded. What a group misses is told of the group, not of a node inside. */
export function inspectFlat(flat: FlatGraph, graph?: GraphIndex, order?: GraphOrder): Finding[] {
  return liftFindings([...flat.findings, ...inspectGraph(flat.document, flat.catalog, graph, order)], flat)
}

function inspectGraph(
  document: GraphDocument,
  catalog: Catalog,
  graph: GraphIndex = indexGraph(document),
  { cycles }: GraphOrder = orderGraph(graph),
): Finding[] {
  const inspected: Inspected = { document, graph, catalog }
  const findings = [...inspectNodes(inspected), ...inspectWires(inspected)]
  return [
    ...findings.map((finding) => soften(finding, graph)),
    ...cycles.map((cycle) => onCycle(cycle, inspected)),
  ]
}

/** What is wrong with a muted node keeps nothing from running; nor does what a bypassed node would need to run. */
function soften(finding: Finding, graph: GraphIndex): Finding {
  const { code, param } = finding.problem
  if (finding.blocks.length === 0 || code === 'duplicate-id') return finding
  const passing = code === 'input-missing' || param !== undefined
  const blocks = finding.blocks.filter((id) => {
    const node = graph.nodes.get(id)
    return !(node?.muted || (node?.bypassed && passing))
  })
  if (blocks.length > 0) return { ...finding, blocks }
  return { problem: { ...finding.problem, severity: 'warning' }, blocks }
}

function onCycle({ loop, nodes }: Cycle, { graph, catalog }: Inspected): Finding {
  const titles = loop.map((id) => {
    const node = graph.nodes.get(id)
    return node ? nodeTitle(node, catalog) : id
  })
  const first = loop[0] ?? ''
  const more = titles.length - MOST_AROUND
  const shown = more > 0 ? [...titles.slice(0, MOST_AROUND), `… (+${more})`] : titles
  const around = [...shown, titles[0] ?? first].join(' → ')
  const fault = {
    code: 'cycle',
    message: `These nodes wait for each other in a circle: ${around}.`,
    remedy: 'Remove one of the wires between them.',
    values: { nodes: someOf(loop), around },
  }
  return blocking(fault, { node: first }, [...nodes])
}
