import { castDraft } from 'immer'
import type { Catalog } from '../../core/catalog'
import type { GraphEdge, GraphNode, PortAddress } from '../../core/document'
import { bridged } from './bridge'
import type { Edit } from './edits'
import { edgeId } from './lookup'
import { forgetWeights, renameWeight } from './weights'

type Ends = Pick<GraphEdge, 'from' | 'to'>
type Nodes = Pick<Catalog, 'nodes'>

/** Adds a node together with its wires, in place of those in `replaced`. */
export function addWired(
  node: GraphNode,
  wires: readonly Ends[],
  replaced: readonly Ends[],
  catalog: Nodes,
): Edit {
  const gone = new Set(replaced.map(edgeId))
  return {
    name: 'add-node',
    change: (body) => {
      body.nodes.push(castDraft(node))
      forgetWeights(body, replaced, catalog)
      if (gone.size > 0) body.edges = body.edges.filter((edge) => !gone.has(edgeId(edge)))
      for (const { from, to } of wires) body.edges.push({ from: { ...from }, to: { ...to } })
    },
  }
}

/** A wire, and where it leads from now on. */
export interface Move {
  readonly wire: Ends
  readonly to: Ends
}

/** Leads wires elsewhere, in place of those in `replaced`. A wire whose target stays keeps its place and its weight there. */
export function rewire(moves: readonly Move[], replaced: readonly Ends[], catalog: Nodes): Edit {
  const led = new Map(moves.map(({ wire, to }) => [edgeId(wire), to]))
  const gone = new Set(replaced.map(edgeId).filter((id) => !led.has(id)))
  return {
    name: 'reroute',
    change: (body) => {
      forgetWeights(
        body,
        replaced.filter((wire) => gone.has(edgeId(wire))),
        catalog,
      )
      body.edges = body.edges.filter((edge) => !gone.has(edgeId(edge)))
      for (const edge of body.edges) {
        const ends = led.get(edgeId(edge))
        if (!ends) continue
        if (samePort(ends.to, edge.to)) renameWeight(body, edge.to, edge.from, ends.from, catalog)
        else forgetWeights(body, [edge], catalog)
        edge.from = { ...ends.from }
        edge.to = { ...ends.to }
      }
    },
  }
}

/** What takes a node into a wire. */
export interface Insertion {
  /** By `edgeId`. */
  readonly wire: string
  readonly input: PortAddress
  readonly output: PortAddress
  /** How many of the wire's points come before the node. */
  readonly points: number
}

/**
 * Leads a wire through a node: a new one, or one that is there.
 * @param key that of the move which brought the node there, to be one step with it.
 */
export function insertOnWire(
  { wire, input, output, points }: Insertion,
  catalog: Nodes,
  { node, key }: { readonly node?: GraphNode; readonly key?: string },
): Edit {
  return {
    name: 'insert',
    ...(key && { key }),
    change: (body) => {
      const index = body.edges.findIndex((edge) => edgeId(edge) === wire)
      const edge = body.edges[index]
      if (!edge) return
      if (node) body.nodes.push(castDraft(node))
      renameWeight(body, edge.to, edge.from, output, catalog)
      const before = edge.points?.slice(0, points) ?? []
      const after = edge.points?.slice(points) ?? []
      body.edges.splice(
        index,
        1,
        { from: { ...edge.from }, to: { ...input }, ...(before.length > 0 && { points: before }) },
        { from: { ...output }, to: { ...edge.to }, ...(after.length > 0 && { points: after }) },
      )
    },
  }
}

/** Takes nodes away, and other wires with them, and joins the wires that led through the nodes where the types match. */
export function removeBridged(nodes: ReadonlySet<string>, edges: ReadonlySet<string>, catalog: Nodes): Edit {
  return {
    name: 'delete-bridged',
    change: (body) => {
      const led = new Map(bridged(body, nodes, catalog).map(({ wire, from }) => [wire, from]))
      const isGone = (edge: GraphEdge) =>
        nodes.has(edge.to.node) ||
        (nodes.has(edge.from.node) ? !led.has(edgeId(edge)) : edges.has(edgeId(edge)))
      forgetWeights(body, body.edges.filter(isGone), catalog)
      body.edges = body.edges.filter((edge) => !isGone(edge))
      for (const edge of body.edges) {
        const from = led.get(edgeId(edge))
        if (!from) continue
        renameWeight(body, edge.to, edge.from, from, catalog)
        edge.from = { ...from }
      }
      body.nodes = body.nodes.filter((node) => !nodes.has(node.id))
    },
  }
}

function samePort(a: PortAddress, b: PortAddress): boolean {
  return a.node === b.node && a.port === b.port
}
