import { Graph, layout } from '@dagrejs/dagre'
import type { Item } from '../store/items'
import type { Places } from './align'
import { frameAround, frameRect, membersOf } from './members'
import { boundsOf, overlaps, type Rect } from './rect'

interface TidyGraph {
  /** Everything on the canvas. */
  readonly items: readonly Item[]
  /** What is to be put in order, by key; frames take what they hold with them. */
  readonly chosen: ReadonlySet<string>
  /** Wires, from the key of a node to that of another. */
  readonly wires: readonly { readonly from: string; readonly to: string }[]
}

/** Where things go, and how large the frames around them become. */
export interface Tidied {
  readonly places: Places
  readonly frames: ReadonlyMap<string, Rect>
}

/** Between nodes on top of each other, and between columns, in graph units. */
const gap = { nodes: 40, columns: 90 }

/**
 * Orders nodes in columns from left to right, so that every wire leads to a later column and few of them cross. What is
 * in a frame stays together, and the frame is fitted around it. Pinned nodes and what is not chosen stay where they are.
 */
export function tidy({ items, chosen, wires }: TidyGraph): Tidied {
  const moving = items.filter((item) => chosen.has(item.key) && item.kind !== 'frame')
  const nodes = moving.filter((item) => item.kind === 'node' || frameAround(item, items))
  const notes = moving.filter((item) => !nodes.includes(item))
  const before = boundsOf(nodes.map(({ rect }) => rect))
  const drawn = placeAt(drawLayers(nodes, items, wires), nodes, before)
  const settled = settle(nodes, drawn)
  const rects = new Map([...settled, ...besideNodes(notes, nodes, settled)])
  return {
    places: new Map(
      moving.flatMap(({ key }) => {
        const rect = rects.get(key)
        return rect ? [[key, { x: rect.x, y: rect.y }]] : []
      }),
    ),
    frames: refit(items, rects),
  }
}

function drawLayers(nodes: readonly Item[], items: readonly Item[], wires: TidyGraph['wires']) {
  const graph = new Graph({ compound: true, multigraph: true })
  graph.setGraph({ rankdir: 'LR', nodesep: gap.nodes, ranksep: gap.columns, ranker: 'network-simplex' })
  graph.setDefaultEdgeLabel(() => ({}))
  for (const { key, rect } of nodes) graph.setNode(key, { width: rect.width, height: rect.height })
  const framed = new Set<string>()
  for (const item of nodes) enclose(item)
  for (const [index, { from, to }] of wires.entries()) {
    if (graph.hasNode(from) && graph.hasNode(to) && from !== to) graph.setEdge(from, to, {}, String(index))
  }
  layout(graph)
  return new Map(
    nodes.map(({ key, rect }): [string, Rect] => {
      const { x = 0, y = 0 } = graph.node(key)
      return [key, { ...rect, x: Math.round(x - rect.width / 2), y: Math.round(y - rect.height / 2) }]
    }),
  )

  function enclose(item: Item) {
    const frame = frameAround(item, items)
    if (!frame) return
    if (!framed.has(frame.key)) {
      framed.add(frame.key)
      graph.setNode(frame.key, {})
      enclose(frame)
    }
    graph.setParent(item.key, frame.key)
  }
}

type Rects = ReadonlyMap<string, Rect>

/** The layout begins where the nodes began; with pinned ones, where the first of them stays in its place. */
function placeAt(rects: Rects, nodes: readonly Item[], before: Rect | undefined): Rects {
  const after = boundsOf(rects.values())
  const pinned = nodes.find((item) => item.pinned)
  const from = pinned ? rects.get(pinned.key) : after
  const to = pinned ? pinned.rect : before
  if (!from || !to) return rects
  const [dx, dy] = [to.x - from.x, to.y - from.y]
  return new Map([...rects].map(([key, rect]) => [key, { ...rect, x: rect.x + dx, y: rect.y + dy }]))
}

/** Puts pinned nodes back; others give way downwards, so that the columns stay. */
function settle(nodes: readonly Item[], rects: Rects): Rects {
  const pinned = nodes.filter((item) => item.pinned)
  const settled = new Map<string, Rect>(pinned.map(({ key, rect }) => [key, rect]))
  const free = nodes
    .filter((item) => !item.pinned)
    .map(({ key, rect }) => ({ key, rect: rects.get(key) ?? rect }))
    .sort((a, b) => a.rect.y - b.rect.y)
  for (const { key, rect } of free) settled.set(key, lower(rect, settled))
  return settled
}

function lower(rect: Rect, settled: Rects): Rect {
  let placed = rect
  for (;;) {
    const hit = [...settled.values()].find((other) => overlaps(placed, other))
    if (!hit) return placed
    placed = { ...placed, y: hit.y + hit.height + gap.nodes }
  }
}

/** Notes that stand free keep their place beside the node they were nearest to, as far as there is room. */
function besideNodes(notes: readonly Item[], nodes: readonly Item[], settled: Rects): Rects {
  const placed = new Map<string, Rect>()
  for (const { key, rect } of notes) {
    const near = [...nodes].sort((a, b) => distance(a.rect, rect) - distance(b.rect, rect))[0]
    const to = near && settled.get(near.key)
    const wanted =
      near && to ? { ...rect, x: rect.x + to.x - near.rect.x, y: rect.y + to.y - near.rect.y } : rect
    placed.set(key, lower(wanted, new Map([...settled, ...placed])))
  }
  return placed
}

function distance(a: Rect, b: Rect): number {
  const dx = Math.max(a.x - b.x - b.width, b.x - a.x - a.width, 0)
  const dy = Math.max(a.y - b.y - b.height, b.y - a.y - a.height, 0)
  return Math.hypot(dx, dy)
}

/** Frames around something that moved, the innermost first: an outer one is fitted around what the inner ones became. */
function refit(items: readonly Item[], rects: Rects): Rects {
  const members = new Map(
    items
      .filter((item) => item.kind === 'frame')
      .map((frame) => [frame.key, membersOf(frame, items)] as const),
  )
  const fitted = new Map<string, Rect>()
  for (const [key, inside] of [...members].sort(([, a], [, b]) => a.length - b.length)) {
    if (!inside.some((item) => rects.has(item.key))) continue
    const now = inside.map((item) => fitted.get(item.key) ?? rects.get(item.key) ?? item.rect)
    const rect = frameRect(now)
    if (rect) fitted.set(key, rect)
  }
  return fitted
}
