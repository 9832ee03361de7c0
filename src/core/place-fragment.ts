import type { Catalog } from './catalog'
import type { GraphBody, GraphDocument, GraphEdge, GraphNode, GroupDefinition, PortAddress } from './document'
import { catalogNode, own } from './finding'
import type { Fragment } from './fragment'
import { catalogOf, groupType } from './groups'
import { canonicalJson, isRecord } from './json'
import { LONGEST_ID, MOST_GROUPS, most } from './limits'
import type { Json } from './param'
import { wireName } from './resolve-params'

interface Point {
  readonly x: number
  readonly y: number
}

export interface Placement {
  /** How far everything is moved, in graph units. */
  readonly by: Point
  /** Also wires it to the nodes it was wired to, where they are found again. */
  readonly wired: boolean
}

/** What is to be added to a document and to one of its canvases. */
export interface Placed extends GraphBody {
  readonly groups: readonly GroupDefinition[]
  readonly assets: GraphDocument['assets']
}

/** Farther out nothing is placed, whatever the text that was pasted says. */
const farthest = 1e7

/**
 * What a fragment becomes on a canvas: with ids that are still free, weights under the new names of their wires, and
 * groups that the document has already left out, or under another id where it has others of that name.
 *
 * @param base the catalog without groups.
 * @returns undefined when there would be more than a file can hold.
 */
export function placeFragment(
  document: GraphDocument,
  body: GraphBody,
  fragment: Fragment,
  base: Catalog,
  { by, wired }: Placement,
): Placed | undefined {
  const catalog = catalogOf(fragment, base)
  const { types, groups } = settleGroups(document.groups ?? [], fragment.groups ?? [])
  const ids = freshIds(fragment.nodes, body.nodes)
  const move = ({ x, y, ...rest }: Point) => ({ ...rest, x: bounded(x + by.x), y: bounded(y + by.y) })

  const rename = (end: PortAddress) => ({ ...end, node: ids.get(end.node) ?? end.node })
  const outside = wired ? fits(body, catalogOf(document, base), fragment, catalog) : () => false
  const kept = fragment.edges.filter(({ from, to }) =>
    ids.has(to.node) ? ids.has(from.node) || outside({ from, to }) : false,
  )
  const edges = kept.map((edge) => ({
    ...edge,
    from: rename(edge.from),
    to: rename(edge.to),
    ...(edge.points && { points: edge.points.map(move) }),
  }))
  const nodes = fragment.nodes.map((node) => ({
    ...node,
    id: ids.get(node.id) ?? node.id,
    type: types.get(node.type) ?? node.type,
    position: move(node.position),
    params: withWeights(node, kept, rename, catalog),
  }))
  const frameIds = freshIds(fragment.frames, body.frames)
  const noteIds = freshIds(fragment.notes, body.notes)
  const place = <T extends { id: string; position: Point }>(items: readonly T[], fresh: Ids): T[] =>
    items.map((item) => ({ ...item, id: fresh.get(item.id) ?? item.id, position: move(item.position) }))

  const placed = {
    nodes,
    edges,
    frames: place(fragment.frames, frameIds),
    notes: place(fragment.notes, noteIds),
    groups,
    assets: fragment.assets,
  }
  return hasRoom(document, body, placed) ? placed : undefined
}

/** The middle of where the things of a fragment stand, in graph units; undefined for an empty one. */
export function middleOf({ nodes, frames, notes }: Fragment, nodeSize: Point): Point | undefined {
  const boxes = [
    ...nodes.map(({ position }) => ({
      ...position,
      right: position.x + nodeSize.x,
      low: position.y + nodeSize.y,
    })),
    ...[...frames, ...notes].map(({ position, size }) => ({
      ...position,
      right: position.x + size.width,
      low: position.y + size.height,
    })),
  ]
  if (boxes.length === 0) return undefined
  const left = Math.min(...boxes.map(({ x }) => x))
  const top = Math.min(...boxes.map(({ y }) => y))
  const right = Math.max(...boxes.map((box) => box.right))
  const low = Math.max(...boxes.map((box) => box.low))
  return { x: bounded((left + right) / 2), y: bounded((top + low) / 2) }
}

type Ids = ReadonlyMap<string, string>

/** Ids stay as they are where they are free, so that what is cut and pasted keeps its name. */
function freshIds(items: readonly { readonly id: string }[], there: readonly { readonly id: string }[]): Ids {
  const taken = new Set(there.map(({ id }) => id))
  const fresh = new Map<string, string>()
  for (const { id } of items) {
    if (fresh.has(id)) continue
    const free = freeId(id, (candidate) => taken.has(candidate))
    taken.add(free)
    fresh.set(id, free)
  }
  return fresh
}

/** `blur`, or `blur-2` when that is taken, or the next that is free. */
function freeId(id: string, taken: (id: string) => boolean): string {
  if (!taken(id)) return id
  const stem = id.replace(/-\d+$/, '').slice(0, LONGEST_ID - 7) || id.slice(0, LONGEST_ID - 7)
  for (let count = 2; ; count += 1) if (!taken(`${stem}-${count}`)) return `${stem}-${count}`
}

/**
 * A group inside another gives that one a new definition when it is renamed, so this goes on until nothing changes.
 * An id that was given up is not tried again: groups that contain each other would never settle.
 */
function settleGroups(there: readonly GroupDefinition[], coming: readonly GroupDefinition[]) {
  const types = new Map<string, string>()
  const known = new Map(there.map((group) => [group.id, group]))
  const settled = new Map<string, GroupDefinition>()
  const givenUp = new Map(coming.map(({ id }) => [id, new Set<string>()]))
  for (let changed = true; changed; ) {
    changed = false
    for (const group of coming) {
      const nodes = group.nodes.map((node) => ({ ...node, type: types.get(node.type) ?? node.type }))
      const taken = (id: string) => {
        if (givenUp.get(group.id)?.has(id)) return true
        for (const [from, other] of settled) if (from !== group.id && other.id === id) return true
        const other = known.get(id)
        return other !== undefined && !same(other, { ...group, id, nodes })
      }
      const before = settled.get(group.id)?.id ?? group.id
      const id = freeId(group.id, taken)
      settled.set(group.id, { ...group, id, nodes })
      if (id === before) continue
      givenUp.get(group.id)?.add(before)
      types.set(groupType(group.id), groupType(id))
      changed = true
    }
  }
  return { types, groups: [...settled.values()].filter(({ id }) => !known.has(id)) }
}

function same(a: GroupDefinition, b: GroupDefinition): boolean {
  return canonicalJson(plain(a)) === canonicalJson(plain(b))
}

/** Members set to `undefined` are absent from a file, and so from the comparison. */
function plain(value: GroupDefinition): Json {
  return JSON.parse(JSON.stringify(value)) as Json
}

/** Whether a wire from outside finds its source on the canvas, with an output of the right type. */
function fits(body: GraphBody, there: Catalog, fragment: Fragment, catalog: Catalog) {
  const sources = new Map(body.nodes.map((node) => [node.id, node]))
  const targets = new Map(fragment.nodes.map((node) => [node.id, node]))
  return ({ from, to }: Pick<GraphEdge, 'from' | 'to'>): boolean => {
    const source = sources.get(from.node)
    const target = targets.get(to.node)
    const output = source && own(catalogNode(source, there)?.outputs ?? {}, from.port)
    const input = target && own(catalogNode(target, catalog)?.inputs ?? {}, to.port)
    return output !== undefined && output.type === input?.type
  }
}

/** Weights are stored by the names of their wires, which are new; those of wires left behind go. */
function withWeights(
  node: GraphNode,
  edges: readonly GraphEdge[],
  rename: (end: PortAddress) => PortAddress,
  catalog: Catalog,
): GraphNode['params'] {
  const params = { ...node.params }
  for (const [name, spec] of Object.entries(catalogNode(node, catalog)?.params ?? {})) {
    const stored = own(node.params, name)
    if (spec.kind !== 'wire-weights' || !isRecord(stored)) continue
    const weights: Record<string, Json> = {}
    for (const { from, to } of edges) {
      const weight = own(stored, wireName(from))
      if (to.node === node.id && to.port === spec.input && weight !== undefined) {
        weights[wireName(rename(from))] = weight
      }
    }
    params[name] = weights
  }
  return params
}

function hasRoom(document: GraphDocument, body: GraphBody, placed: Placed): boolean {
  const groups = (document.groups?.length ?? 0) + placed.groups.length
  return (
    groups <= MOST_GROUPS &&
    body.nodes.length + placed.nodes.length <= most.nodes &&
    body.edges.length + placed.edges.length <= most.edges &&
    body.frames.length + placed.frames.length <= most.frames &&
    body.notes.length + placed.notes.length <= most.notes
  )
}

function bounded(value: number): number {
  return Math.max(-farthest, Math.min(farthest, value))
}
