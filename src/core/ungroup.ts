import { moveAppEntries } from './app-paths'
import { nodeIn } from './body-index'
import type { Catalog } from './catalog'
import type { AppView, GraphBody, GraphDocument, GraphNode, GroupDefinition, PortAddress } from './document'
import { catalogNode } from './finding'
import { catalogOf, groupOf } from './groups'
import type { Json } from './param'
import { middleOf } from './places'
import { mergeWeights, renameWeights } from './rename-weights'
import { wireName } from './resolve-params'
import { uniqueName } from './unique-name'
import { inRank, type RankedEdge, WireCounter } from './wire-order'

export interface Ungrouping {
  /** The canvas with what was inside in place of the group. */
  readonly body: GraphBody
  /** Ids of the nodes that were inside. */
  readonly nodes: ReadonlySet<string>
  readonly app: AppView | undefined
}

/**
 * Puts what is inside a group in place of one node of it. The definition stays as it is.
 *
 * @param canvas the document itself or one of its groups.
 * @returns undefined when the node is no group.
 */
export function ungroup(
  document: GraphDocument,
  base: Catalog,
  canvas: GraphBody,
  id: string,
): Ungrouping | undefined {
  const instance = nodeIn(canvas, id)
  const group = instance && groupOf(document, instance)
  if (!instance || !group) return undefined
  const catalog = catalogOf(document, base)
  const others = canvas.nodes.filter((node) => node.id !== id)
  const taken = new Set(others.map((node) => node.id))
  const ids = new Map(group.nodes.map((node) => [node.id, uniqueName(node.id, taken)]))
  const rename = ({ node, port }: PortAddress) => ({ node: ids.get(node) ?? node, port })

  const middle = middleOf(group.nodes)
  const moved = ({ x, y }: { x: number; y: number }) => ({
    x: x + instance.position.x - middle.x,
    y: y + instance.position.y - middle.y,
  })
  const names = namesOutside(canvas, group, id, rename)
  const at = canvas.nodes.indexOf(instance)
  const inner = innerNodes(instance, group, rename, catalog).map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    position: moved(node.position),
    ...(instance.muted && { muted: true }),
    ...(instance.bypassed && { bypassed: true }),
  }))
  const outer = others.map((node) => renamedWeights(node, names.get(node.id) ?? new Map(), catalog))
  const frameIds = new Set(canvas.frames.map((frame) => frame.id))
  const noteIds = new Set(canvas.notes.map((note) => note.id))
  const body: GraphBody = {
    nodes: [...outer.slice(0, at), ...inner, ...outer.slice(at)],
    edges: dissolve(canvas, group, id, rename, moved),
    frames: [
      ...canvas.frames,
      ...group.frames.map((frame) => ({
        ...frame,
        id: uniqueName(frame.id, frameIds),
        position: moved(frame.position),
      })),
    ],
    notes: [
      ...canvas.notes,
      ...group.notes.map((note) => ({
        ...note,
        id: uniqueName(note.id, noteIds),
        position: moved(note.position),
      })),
    ],
  }
  const app = moveAppEntries(document, canvas, ({ path, key }, kind) => {
    const [here, next, ...rest] = path
    if (here !== id) return { path, key }
    if (next !== undefined) return { path: [ids.get(next) ?? next, ...rest], key }
    const param = group.params.find((one) => one.key === key)
    const output = group.outputs.find((one) => one.key === key)?.from
    if (kind === 'param' && param) return { path: [ids.get(param.node) ?? param.node], key: param.param }
    if (kind === 'output' && output) return { path: [ids.get(output.node) ?? output.node], key: output.port }
    return { path, key }
  })
  return { body, nodes: new Set(ids.values()), app }
}

/** The nodes inside with what the node of the group sets, whose weights are named after wires outside. */
function innerNodes(
  instance: GraphNode,
  group: GroupDefinition,
  rename: Rename,
  catalog: Catalog,
): GraphNode[] {
  return group.nodes.map((inside) => {
    const node = renamedWeights(inside, namesInside(inside.id, group, rename), catalog)
    const params: Record<string, Json> = { ...node.params }
    const specs = catalogNode(node, catalog)?.params ?? {}
    for (const { key, node: target, param } of group.params) {
      const value = instance.params[key]
      if (target !== node.id || value === undefined) continue
      params[param] = specs[param]?.kind === 'wire-weights' ? mergeWeights(params[param], value) : value
    }
    return { ...node, params }
  })
}

function renamedWeights(node: GraphNode, names: ReadonlyMap<string, string>, catalog: Catalog): GraphNode {
  if (names.size === 0) return node
  const params = renameWeights(node.params, catalogNode(node, catalog)?.params ?? {}, names)
  return params === node.params ? node : { ...node, params: { ...params } }
}

type Rename = (address: PortAddress) => PortAddress

/** New names of the wires inside into a node inside. */
function namesInside(node: string, { edges }: GroupDefinition, rename: Rename): ReadonlyMap<string, string> {
  const wires = edges.filter(({ to }) => to.node === node)
  return new Map(wires.map(({ from }) => [wireName(from), wireName(rename(from))]))
}

/** New names of the wires out of the group, for each node they lead to. */
function namesOutside(canvas: GraphBody, group: GroupDefinition, id: string, rename: Rename) {
  const names = new Map<string, Map<string, string>>()
  for (const { from, to } of canvas.edges) {
    const source = from.node === id ? outputIn(group, from.port) : undefined
    if (!source) continue
    const known = names.get(to.node) ?? new Map<string, string>()
    names.set(to.node, known.set(wireName(from), wireName(rename(source))))
  }
  return names
}

function outputIn(group: GroupDefinition, key: string): PortAddress | undefined {
  return group.outputs.find((output) => output.key === key)?.from
}

/** The wires of the canvas led to where they go inside, with those inside among them in their order. */
function dissolve(
  canvas: GraphBody,
  group: GroupDefinition,
  id: string,
  rename: Rename,
  moved: (point: { x: number; y: number }) => { x: number; y: number },
) {
  const edges: RankedEdge[] = []
  const inputs = new Set<string>()
  const outside = new WireCounter()
  for (const edge of canvas.edges) {
    const before = outside.next(edge.to)
    const from = edge.from.node === id ? outputIn(group, edge.from.port) : edge.from
    if (!from) continue
    const source = edge.from.node === id ? rename(from) : from
    if (edge.to.node !== id) {
      edges.push({ edge: source === edge.from ? edge : { ...edge, from: source }, rank: [before, 1] })
      continue
    }
    const turn = group.inputs.findIndex((input) => input.key === edge.to.port)
    for (const [index, end] of (group.inputs[turn]?.to ?? []).entries()) {
      const { points, ...rest } = edge
      const to = rename(end)
      inputs.add(to.node)
      edges.push({
        // One wire keeps the way it is led; the others fan out.
        edge: { ...rest, ...(points && index === 0 && { points }), from: source, to },
        rank: [end.at ?? Number.POSITIVE_INFINITY, 0, turn, index, before, 1],
      })
    }
  }
  const inside = new WireCounter()
  for (const edge of group.edges) {
    edges.push({
      edge: {
        ...edge,
        from: rename(edge.from),
        to: rename(edge.to),
        ...(edge.points && { points: edge.points.map(moved) }),
      },
      rank: [inside.next(edge.to), 1],
    })
  }
  return inRank(edges, ({ node }) => inputs.has(node))
}
