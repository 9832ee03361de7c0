import type { Registry } from './catalog'
import type { GraphDocument, GraphEdge, GraphNode } from './document'
import { ancestors, descendants, type GraphIndex, indexGraph } from './graph'
import type { AnyNode, Sketch } from './node'
import type { Json } from './param'
import { renameWeights } from './rename-weights'
import { resolveParams, wireName } from './resolve-params'

/** A node of a sketch: a node of the graph once more, at a smaller size. */
export interface SketchNode {
  /** The node that starts from the sketch. */
  readonly owner: string
  /** The node that it is once more. */
  readonly original: string
}

export interface SketchedGraph {
  /** The same object when nothing sketches. */
  readonly document: GraphDocument
  /** What was added, by its id in the document. */
  readonly added: ReadonlyMap<string, SketchNode>
}

/**
 * Adds what nodes start from that sketch first: they themselves, and all that their inputs are made of, at a fraction of
 * the size. A sketch may begin with a smaller one. Nodes whose inputs have no size to set, or that are given something to
 * start from, do not sketch.
 *
 * @param document without groups. @param index of it.
 */
export function unfoldSketches(
  document: GraphDocument,
  index: GraphIndex,
  registry: Registry,
): SketchedGraph {
  const added = new Map<string, SketchNode>()
  let sketched = document
  const open = document.nodes.map(({ id }) => id)
  let graph = index
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    const node = graph.nodes.get(id)
    const definition = node && registry.get(node.type)
    const sketch = node && definition?.sketch?.(resolveParams(node, definition, {}))
    if (
      !sketch ||
      node?.muted ||
      node?.bypassed ||
      graph.incoming(id).some(({ to }) => to.port === sketch.input)
    )
      continue
    const copies = copiesFor(id, sketch, graph, registry)
    if (!copies) continue
    const owner = added.get(id)?.owner ?? id
    for (const [original, copy] of copies) {
      added.set(copy.id, { owner, original: added.get(original)?.original ?? original })
    }
    sketched = withCopies(sketched, id, sketch, copies)
    graph = indexGraph(sketched)
    const start = copies.get(id)
    if (start) open.push(start.id)
  }
  return { document: sketched, added }
}

/** What is needed once more, by the id of what it is made of; undefined where nothing has a size, or a small one. */
function copiesFor(
  id: string,
  sketch: Sketch,
  graph: GraphIndex,
  registry: Registry,
): ReadonlyMap<string, GraphNode> | undefined {
  const before = ancestors(graph, [id])
  const smaller = new Map<string, GraphNode['params']>()
  for (const one of before) {
    const node = graph.nodes.get(one)
    const definition = node && registry.get(node.type)
    const params = node && definition && smallerParams(node, definition, sketch)
    if (params === 'too small') return undefined
    if (params) smaller.set(one, params)
  }
  if (smaller.size === 0) return undefined
  const after = descendants(graph, smaller.keys())
  const names = new Map<string, string>()
  const taken = (name: string) => graph.nodes.has(name) || [...names.values()].includes(name)
  for (const one of before) {
    if (!after.has(one)) continue
    let name = `${id}/sketch/${one}`
    while (taken(name)) name += '+'
    names.set(one, name)
  }
  const copies = new Map<string, GraphNode>()
  for (const [one, name] of names) {
    const node = graph.nodes.get(one)
    if (!node) continue
    const specs = registry.get(node.type)?.params ?? {}
    const renamed = new Map(
      graph.incoming(one).map(({ from }) => {
        const source = names.get(from.node) ?? from.node
        return [wireName(from), wireName({ ...from, node: source })]
      }),
    )
    const params = renameWeights(smaller.get(one) ?? node.params, specs, renamed)
    copies.set(one, { ...node, id: name, params: { ...params, ...(one === id && sketch.params) } })
  }
  return copies
}

/** Undefined for a node that has no size. */
function smallerParams(
  node: GraphNode,
  definition: AnyNode,
  { scale, smallest }: Sketch,
): Record<string, Json> | 'too small' | undefined {
  let smaller: Record<string, Json> | undefined
  const params = resolveParams(node, definition, {})
  for (const [key, spec] of Object.entries(definition.params)) {
    const value = params[key]
    if (spec.role !== 'size' || spec.kind !== 'integer' || typeof value !== 'number') continue
    const size = Math.round(value * scale)
    if (size < smallest) return 'too small'
    smaller ??= { ...node.params }
    smaller[key] = size
  }
  return smaller
}

function withCopies(
  document: GraphDocument,
  id: string,
  sketch: Sketch,
  copies: ReadonlyMap<string, GraphNode>,
): GraphDocument {
  const edges: GraphEdge[] = []
  for (const { from, to } of document.edges) {
    const copy = copies.get(to.node)
    if (!copy) continue
    edges.push({
      from: { ...from, node: copies.get(from.node)?.id ?? from.node },
      to: { ...to, node: copy.id },
    })
  }
  const start = copies.get(id)
  if (start) {
    edges.push({ from: { node: start.id, port: sketch.output }, to: { node: id, port: sketch.input } })
  }
  return {
    ...document,
    nodes: [...document.nodes, ...copies.values()],
    edges: [...document.edges, ...edges],
  }
}
