import type { GraphIndex, Wire } from './graph'

export interface GraphOrder {
  /**
   * Every node after those it takes values from; nodes on a cycle stand together. A node's sources come
   * right before it where they can, so that few values have to be held at once.
   */
  readonly order: readonly string[]
  /** One for each knot of nodes that depend on themselves: the nodes around one loop, in the wires' direction. */
  readonly cycles: readonly Cycle[]
}

export interface Cycle {
  readonly loop: readonly string[]
  /** All nodes of the knot. */
  readonly nodes: ReadonlySet<string>
}

/** What an order needs of a graph: of its nodes, only the ids. */
type Wired = Pick<GraphIndex, 'incoming' | 'outgoing'> & { readonly nodes: ReadonlyMap<string, unknown> }

interface Frame {
  readonly node: string
  readonly wires: readonly Wire[]
  next: number
}

/**
 * Tarjan's strongly connected components along the wires backwards, which come out sources first.
 * Iterative: a chain of thousands of nodes must not overflow the stack.
 */
export function orderGraph(graph: Wired): GraphOrder {
  const order: string[] = []
  const cycles: Cycle[] = []
  const entered = new Map<string, number>()
  const lowest = new Map<string, number>()
  const waiting: string[] = []
  const isWaiting = new Set<string>()
  const frames: Frame[] = []

  const enter = (node: string) => {
    entered.set(node, entered.size)
    lowest.set(node, entered.size - 1)
    waiting.push(node)
    isWaiting.add(node)
    frames.push({ node, wires: graph.incoming(node), next: 0 })
  }

  const lower = (node: string, to: number) => lowest.set(node, Math.min(lowest.get(node) ?? to, to))

  const leave = (node: string) => {
    const knot: string[] = []
    for (let member = waiting.pop(); member !== undefined; member = waiting.pop()) {
      isWaiting.delete(member)
      knot.push(member)
      if (member === node) break
    }
    for (const member of knot.toReversed()) order.push(member)
    const loops = knot.length > 1 || graph.incoming(node).some((wire) => wire.from.node === node)
    if (loops) cycles.push({ loop: findLoop(graph, knot), nodes: new Set(knot) })
  }

  for (const start of graph.nodes.keys()) {
    if (entered.has(start)) continue
    enter(start)
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const wire = frame.wires[frame.next++]
      if (wire) {
        const source = wire.from.node
        const seen = entered.get(source)
        if (seen === undefined) enter(source)
        else if (isWaiting.has(source)) lower(frame.node, seen)
        continue
      }
      frames.pop()
      const parent = frames.at(-1)
      const low = lowest.get(frame.node) ?? 0
      if (parent) lower(parent.node, low)
      if (low === entered.get(frame.node)) leave(frame.node)
    }
  }
  return { order, cycles }
}

/** Follows wires inside the knot until a node comes up again. */
function findLoop(graph: Wired, knot: readonly string[]): string[] {
  const inside = new Set(knot)
  const path: string[] = []
  const position = new Map<string, number>()
  let node = knot[0]
  while (node !== undefined && !position.has(node)) {
    position.set(node, path.length)
    path.push(node)
    node = graph.outgoing(node).find((wire) => inside.has(wire.to.node))?.to.node
  }
  return path.slice(node === undefined ? 0 : position.get(node))
}
