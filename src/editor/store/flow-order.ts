import type { GraphDocument, GraphEdge, GraphNode } from '../../core/document'

type Graph = Pick<GraphDocument, 'nodes' | 'edges'>

const known = new WeakMap<
  Graph['nodes'],
  { readonly edges: Graph['edges']; readonly order: readonly string[] }
>()

/**
 * The nodes of a canvas, each once, in the order in which one would tell of them: what a node needs comes before it,
 * and a chain is followed to its end before the next one begins. Where wires leave the choice, what is further up and
 * to the left comes first. Nodes on a circle come where it is entered.
 */
export function flowOrder({ nodes, edges }: Graph): readonly string[] {
  const before = known.get(nodes)
  if (before?.edges === edges) return before.order
  const order = findOrder(nodes, edges)
  known.set(nodes, { edges, order })
  return order
}

function findOrder(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): readonly string[] {
  const waiting = new Map([...nodes].sort(byPlace).map((node) => [node.id, new Set<string>()]))
  const after = new Map<string, string[]>()
  for (const { from, to } of edges) {
    if (from.node === to.node || !waiting.has(from.node)) continue
    const sources = waiting.get(to.node)
    if (!sources || sources.has(from.node)) continue
    sources.add(from.node)
    const targets = after.get(from.node)
    if (targets) targets.push(to.node)
    else after.set(from.node, [to.node])
  }
  const order: string[] = []
  /** What came before, the last on top: chains go on from there. */
  const way: string[] = []
  const take = (id: string) => {
    waiting.delete(id)
    order.push(id)
    way.push(id)
    for (const target of after.get(id) ?? []) waiting.get(target)?.delete(id)
  }
  const isReady = (id: string) => waiting.get(id)?.size === 0
  const goesOn = (): string | undefined => {
    for (let last = way.at(-1); last !== undefined; last = way.at(-1)) {
      const next = after.get(last)?.find(isReady)
      if (next !== undefined) return next
      way.pop()
    }
    return undefined
  }
  while (waiting.size > 0) {
    const next = goesOn() ?? first(waiting, isReady) ?? onCircle(waiting)
    if (next === undefined) break
    take(next)
  }
  return order
}

function first(waiting: ReadonlyMap<string, unknown>, fits: (id: string) => boolean): string | undefined {
  for (const id of waiting.keys()) if (fits(id)) return id
  return undefined
}

/** Where nothing is ready, going back along the wires ends in a circle. */
function onCircle(waiting: ReadonlyMap<string, ReadonlySet<string>>): string | undefined {
  const seen = new Set<string>()
  let [id] = waiting.keys()
  while (id !== undefined && !seen.has(id)) {
    seen.add(id)
    const [source] = waiting.get(id) ?? []
    if (source === undefined) return id
    id = source
  }
  return id
}

function byPlace(a: GraphNode, b: GraphNode): number {
  return a.position.y - b.position.y || a.position.x - b.position.x
}
