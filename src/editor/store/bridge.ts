import type { Catalog } from '../../core/catalog'
import type { GraphBody, GraphEdge, PortAddress } from '../../core/document'
import { edgeId } from './lookup'

interface Bridge {
  /** A wire out of a node that goes, by `edgeId`. */
  readonly wire: string
  /** Where it comes from then. */
  readonly from: PortAddress
}

/**
 * How the wires out of `gone` nodes can be led past them: each takes the first wire into the first input of its type
 * that has one, as a bypassed node does, through as many nodes as go.
 */
export function bridged(
  { nodes, edges }: Pick<GraphBody, 'nodes' | 'edges'>,
  gone: ReadonlySet<string>,
  catalog: Pick<Catalog, 'nodes'>,
): readonly Bridge[] {
  const types = new Map(nodes.map(({ id, type }) => [id, type]))
  const into = new Map<string, GraphEdge[]>()
  for (const edge of edges) {
    if (!gone.has(edge.to.node)) continue
    const known = into.get(edge.to.node)
    if (known) known.push(edge)
    else into.set(edge.to.node, [edge])
  }

  /** What an output gives when the nodes are gone; undefined when nothing does. */
  function sourceOf(address: PortAddress, passed: ReadonlySet<string>): PortAddress | undefined {
    if (!gone.has(address.node)) return address
    // A circle of wires leads to nothing.
    if (passed.has(address.node)) return undefined
    const definition = catalog.nodes[types.get(address.node) ?? '']
    const wanted = definition?.outputs[address.port]?.type
    const wires = into.get(address.node) ?? []
    const taken = Object.entries(definition?.inputs ?? {})
      .filter(([, { type }]) => type === wanted)
      .map(([port]) => wires.find(({ to }) => to.port === port))
      .find((wire) => wire !== undefined)
    return taken && sourceOf(taken.from, new Set([...passed, address.node]))
  }

  const there = new Set(edges.map(edgeId))
  return edges.flatMap((edge) => {
    if (!gone.has(edge.from.node) || gone.has(edge.to.node)) return []
    const from = sourceOf(edge.from, new Set())
    if (!from) return []
    // Two wires never join the same pair of ports.
    const id = edgeId({ from, to: edge.to })
    if (there.has(id)) return []
    there.add(id)
    return [{ wire: edgeId(edge), from }]
  })
}
