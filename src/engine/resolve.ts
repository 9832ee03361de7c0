import { type InputKey, type KeyParts, keyParts, keyText } from '../core/cache-key'
import type { Catalog, CatalogNode, Registry } from '../core/catalog'
import type { GraphDocument, GraphNode, PortAddress } from '../core/document'
import { type Finding, nodeTitle, runnableAs } from '../core/finding'
import type { GraphIndex } from '../core/graph'
import { sha256Hex } from '../core/hash'
import { placeholderFault } from '../core/inspect-nodes'
import type { AnyNode } from '../core/node'
import type { Json } from '../core/param'
import { type InputSources, resolveParams } from '../core/resolve-params'
import type { History } from './history'

/** One wire into a node that can run. */
export interface Source extends InputKey {
  readonly node: string
}

/** A node that has all it needs. */
export interface ReadyNode {
  readonly state: 'ready'
  readonly id: string
  readonly title: string
  readonly definition: AnyNode
  readonly sources: Readonly<Record<string, readonly Source[]>>
  readonly params: Readonly<Record<string, Json>>
  readonly parts: KeyParts
  readonly key: string
}

/**
 * A node that does not run. `absent`: it, or what it needs, is muted or a placeholder; what can do without it
 * runs. `blocked`: something is wrong with it or before it, and nothing after it runs.
 */
export interface IdleNode {
  readonly state: 'absent' | 'blocked'
  readonly id: string
  readonly title: string
  /** The node at the root of it; its own id when that is itself. */
  readonly cause: string
  readonly message: string
  /** What `fingerprint` threw: the node counts as failed, not as wrongly wired. */
  readonly thrown?: unknown
}

/** A bypassed node: it does not run, and what depends on it takes what it was to be made from. */
export interface PassingNode {
  readonly state: 'passing'
  readonly id: string
  readonly title: string
  /** By output: where the value comes from, or why there is none. */
  readonly outputs: ReadonlyMap<string, Source | IdleNode>
}

export type ResolvedNode = ReadyNode | IdleNode | PassingNode

export interface ResolveContext {
  readonly document: GraphDocument
  readonly graph: GraphIndex
  readonly registry: Registry
  readonly catalog: Catalog
  readonly precision: string
  readonly history: History
}

/**
 * What each node would be run with, under which key, or why not.
 *
 * @param order ids, every node after its sources.
 */
export function resolveNodes(
  order: Iterable<string>,
  findings: readonly Finding[],
  context: ResolveContext,
): Map<string, ResolvedNode> {
  const faults = new Map<string, string>()
  for (const { problem, blocks, placeholder } of findings) {
    if (placeholder) continue
    for (const id of blocks) if (!faults.has(id)) faults.set(id, problem.message)
  }
  const resolved = new Map<string, ResolvedNode>()
  for (const id of order) {
    const node = context.graph.nodes.get(id)
    if (node) resolved.set(id, resolveNode(node, faults.get(id), resolved, context))
  }
  return resolved
}

function resolveNode(
  node: GraphNode,
  fault: string | undefined,
  resolved: ReadonlyMap<string, ResolvedNode>,
  context: ResolveContext,
): ResolvedNode {
  const { catalog, registry, graph } = context
  const { id } = node
  const title = nodeTitle(node, catalog)
  const idle = (state: IdleNode['state'], message: string, cause = id): IdleNode => {
    return { state, id, title, cause, message }
  }
  if (fault !== undefined) return idle('blocked', fault)
  if (node.muted) return idle('absent', `${title} is muted.`)
  const known = runnableAs(node, catalog)
  if (node.bypassed && known) {
    return { state: 'passing', id, title, outputs: passedOn(node, title, known, resolved, graph) }
  }
  const definition = known && registry.get(node.type)
  if (!definition) return idle('absent', placeholderFault(node, { catalog }).message)

  const sources: Record<string, Source[]> = {}
  const wires: Record<string, PortAddress[]> = {}
  const absent = new Map<string, IdleNode>()
  for (const { from, to } of graph.incoming(id)) {
    const source = sourceAt(from, resolved)
    if (!source) continue
    if (!('state' in source)) {
      append(sources, to.port, source)
      append(wires, to.port, from)
    } else if (source.state === 'blocked') {
      const root = rootOf(source, resolved)
      return idle('blocked', `${title} waits for ${root.title}. ${root.message}`, root.id)
    } else absent.set(to.port, source)
  }
  for (const [port, source] of absent) {
    if (definition.inputs[port]?.options.optional || sources[port]) continue
    const root = rootOf(source, resolved)
    return idle('absent', `${title} does not run: ${root.message}`, root.id)
  }
  const names = namesOf(definition, sources, resolved)
  return ready(node, title, definition, { sources, wires, names }, context)
}

type Names = Readonly<Record<string, readonly string[]>>

/** What the sources of inputs declared as `named` are called; undefined for the many nodes that have no such input. */
function namesOf(
  { inputs }: AnyNode,
  sources: Readonly<Record<string, readonly Source[]>>,
  resolved: ReadonlyMap<string, ResolvedNode>,
): Names | undefined {
  let names: Record<string, readonly string[]> | undefined
  for (const input in inputs) {
    const wired = sources[input]
    if (!wired || !inputs[input]?.options.named) continue
    names ??= {}
    names[input] = wired.map(({ node }) => resolved.get(node)?.title ?? node)
  }
  return names
}

interface Wiring {
  readonly sources: Readonly<Record<string, readonly Source[]>>
  /** Where the wires of the document come from, which may be bypassed nodes: weights are stored by these. */
  readonly wires: InputSources
  readonly names: Names | undefined
}

function ready(
  node: GraphNode,
  title: string,
  definition: AnyNode,
  { sources, wires, names }: Wiring,
  { precision, history }: ResolveContext,
): ResolvedNode {
  const { id } = node
  const params = resolveParams(node, definition, wires)
  try {
    const parts = keyParts(definition, params, sources, precision, names)
    const key = history.keyOf(id, keyText(parts), sha256Hex)
    return { state: 'ready', id, title, definition, sources, params, parts, key }
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    return { state: 'blocked', id, title, cause: id, message: why, thrown }
  }
}

/** Each output of a bypassed node takes the first wire into the first input of its type that has one. */
function passedOn(
  { id }: GraphNode,
  title: string,
  { inputs, outputs }: CatalogNode,
  resolved: ReadonlyMap<string, ResolvedNode>,
  graph: GraphIndex,
): ReadonlyMap<string, Source | IdleNode> {
  const wires = graph.incoming(id)
  return new Map(
    Object.entries(outputs).map(([port, { type, label }]) => {
      const taken = Object.keys(inputs)
        .filter((input) => inputs[input]?.type === type)
        .map((input) => wires.find(({ to }) => to.port === input))
        .find((wire) => wire !== undefined)
      const message = `${title} is bypassed and has nothing to pass on as “${label}”.`
      const nothing: IdleNode = { state: 'absent', id, title, cause: id, message }
      return [port, (taken && sourceAt(taken.from, resolved)) ?? nothing]
    }),
  )
}

/** What comes out of an output; undefined when its node was not resolved. */
function sourceAt(
  from: PortAddress,
  resolved: ReadonlyMap<string, ResolvedNode>,
): Source | IdleNode | undefined {
  const source = resolved.get(from.node)
  if (source?.state === 'passing') return source.outputs.get(from.port)
  return source?.state === 'ready' ? sourceOf(from, source) : source
}

function append<T>(lists: Record<string, T[]>, port: string, item: T): void {
  const list = lists[port]
  if (list) list.push(item)
  else lists[port] = [item]
}

function sourceOf({ node, port }: PortAddress, { key }: ReadyNode): Source {
  return { node, port, key }
}

/** Where the trouble starts: its message is told once, however far away it is felt. */
function rootOf(node: IdleNode, resolved: ReadonlyMap<string, ResolvedNode>): IdleNode {
  const root = resolved.get(node.cause)
  return root?.state === 'absent' || root?.state === 'blocked' ? root : node
}
