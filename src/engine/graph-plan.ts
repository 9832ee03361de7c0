import type { GraphDocument } from '../core/document'
import type { Finding } from '../core/finding'
import { flatten } from '../core/flatten'
import { ancestors, type GraphIndex, indexGraph } from '../core/graph'
import { orderGraph } from '../core/order'
import { error, listedProblems, type Problem } from '../core/problem'
import { type SketchNode, unfoldSketches } from '../core/sketches'
import { inspectFlat } from '../core/validate'
import { type Demand, findDemand } from './demand'
import { type ReadyNode, type ResolvedNode, resolveNodes } from './resolve'
import type { SessionState } from './session-state'

/** The nodes of one key. */
export type Alike = readonly [ReadyNode, ...ReadyNode[]]

/** All that is known before the first node runs. */
export interface GraphPlan {
  /** With its groups and sketches unfolded. */
  readonly document: GraphDocument
  /** Nodes of sketches, which are in no document, by id. */
  readonly sketched: ReadonlyMap<string, SketchNode>
  readonly graph: GraphIndex
  /** Every node in scope, each after its sources. */
  readonly resolved: ReadonlyMap<string, ResolvedNode>
  /** What can run, by key, in the order of `resolved`: nodes of one key have one result. */
  readonly alike: ReadonlyMap<string, Alike>
  readonly demand: Demand
  readonly isTarget: ReadonlySet<string>
  /** What is wrong with what is in scope. */
  readonly problems: readonly Problem[]
}

/** @param targets ids of the nodes whose results are wanted; everything when absent. */
export function planGraph(
  state: SessionState,
  document: GraphDocument,
  targets: readonly string[] | undefined,
): GraphPlan {
  const flat = flatten(document, state.catalog)
  const drawn = indexGraph(flat.document)
  const drawnOrder = orderGraph(drawn)
  const { document: unfolded, added } = unfoldSketches(flat.document, drawn, state.registry)
  const findings = withSketches(inspectFlat(flat, drawn, drawnOrder), added)
  const graph = added.size === 0 ? drawn : indexGraph(unfolded)
  const ordering = added.size === 0 ? drawnOrder : orderGraph(graph)
  const wanted = targets?.flatMap(flat.members)
  const scope = wanted && ancestors(graph, wanted)
  const order = scope ? ordering.order.filter((id) => scope.has(id)) : ordering.order
  const context = { ...state, catalog: flat.catalog, document: unfolded, graph }
  const resolved = resolveNodes(order, findings, context)
  const demand = findDemand(resolved, wanted, graph, state.history, (key) => state.cache.has(key))
  const problems = listedProblems([
    ...(wanted ?? []).filter((id) => !graph.nodes.has(id)).map(unknownTarget),
    ...findings.filter((finding) => !scope || concerns(finding, scope)).map((finding) => finding.problem),
  ])
  const isTarget = new Set(wanted)
  const alike = alikeIn(resolved)
  return { document: unfolded, sketched: added, graph, resolved, alike, demand, isTarget, problems }
}

/** What blocks a node blocks every sketch that it is in. */
function withSketches(findings: readonly Finding[], added: GraphPlan['sketched']): readonly Finding[] {
  if (added.size === 0) return findings
  const copies = new Map<string, string[]>()
  for (const [copy, { original }] of added) copies.set(original, [...(copies.get(original) ?? []), copy])
  return findings.map((finding) => {
    const inSketches = finding.blocks.flatMap((id) => copies.get(id) ?? [])
    return inSketches.length === 0 ? finding : { ...finding, blocks: [...finding.blocks, ...inSketches] }
  })
}

/** What would be computed, once for each key, each after what it needs. */
export function missingNodes({ alike, demand }: GraphPlan): ReadyNode[] {
  return [...alike.values()].flatMap(([first]) => (demand.missing.has(first.key) ? [first] : []))
}

function alikeIn(resolved: GraphPlan['resolved']): GraphPlan['alike'] {
  const alike = new Map<string, [ReadyNode, ...ReadyNode[]]>()
  for (const node of resolved.values()) {
    if (node.state !== 'ready') continue
    const same = alike.get(node.key)
    if (same) same.push(node)
    else alike.set(node.key, [node])
  }
  return alike
}

function concerns({ problem, blocks }: Finding, scope: ReadonlySet<string>): boolean {
  if (problem.severity === 'error') return blocks.some((id) => scope.has(id))
  return problem.node !== undefined && scope.has(problem.node)
}

function unknownTarget(id: string): Problem {
  return error(
    {
      code: 'target-unknown',
      message: `The graph has no node “${id}”, which was to be run.`,
      remedy: 'Name one of its nodes.',
      values: { id },
    },
    { node: id },
  )
}
