import type { Edge, Node } from '@xyflow/react'
import type { Catalog } from '../../core/catalog'
import type { GraphDocument, GraphEdge, PortAddress } from '../../core/document'
import type { Selection } from '../store/document'
import { itemKey } from '../store/items'
import { edgeId, nodeById } from '../store/lookup'

/** React Flow's view of a node: where it is. What it shows, it reads from the stores by its id. */
export type FlowNode = Node<Record<string, never>, 'graph'>
export type FlowFrame = Node<{ readonly frame: string }, 'frame'>
export type FlowNote = Node<{ readonly note: string }, 'note'>
/** Everything that stands on the canvas. */
export type FlowItem = FlowNode | FlowFrame | FlowNote
export type FlowEdge = Edge<
  { readonly color: string; readonly points: NonNullable<GraphEdge['points']> },
  'wire'
>

const data = {}
/** Tab goes from node to node: wires are reached from theirs. */
const offTheWay = { tabIndex: -1 }
const straight: NonNullable<GraphEdge['points']> = []

/**
 * The nodes, frames and notes of the document in React Flow's form. Those that did not change stay the same objects,
 * with the size React Flow measured, so that only changed ones render.
 *
 * @param touch a finger pans, wherever it is put down, and moves only what is selected.
 */
export function flowNodes(
  previous: readonly FlowItem[],
  document: GraphDocument,
  selection: Selection,
  touch = false,
): FlowItem[] {
  const moves = (selected: boolean) => selected || !touch
  return [
    ...settled(previous.filter(isFrame), framesOf(document, selection, moves)),
    ...settled(
      previous.filter(isNode),
      document.nodes.map(({ id, position, pinned }) => ({
        id,
        type: 'graph',
        position: { ...position },
        selected: selection.nodes.has(id),
        draggable: !pinned && moves(selection.nodes.has(id)),
        data,
      })),
    ),
    ...settled(previous.filter(isNote), notesOf(document, selection, moves)),
  ]
}

const isNode = (item: FlowItem): item is FlowNode => item.type === 'graph'
const isFrame = (item: FlowItem): item is FlowFrame => item.type === 'frame'
const isNote = (item: FlowItem): item is FlowNote => item.type === 'note'

/** Behind wires and nodes, selected or not. */
const behind = -1000

type Moves = (selected: boolean) => boolean

/** The larger ones first and further back, so that a frame inside another can be reached. */
function framesOf({ frames }: GraphDocument, selection: Selection, moves: Moves): FlowFrame[] {
  return [...frames]
    .sort((a, b) => b.size.width * b.size.height - a.size.width * a.size.height)
    .map(({ id, position, size }, index) => ({
      id: itemKey('frame', id),
      type: 'frame',
      position: { ...position },
      width: size.width,
      height: size.height,
      selected: selection.frames.has(id),
      draggable: moves(selection.frames.has(id)),
      // Only the title takes the pointer: inside a frame one pans, selects and wires as elsewhere.
      style: { zIndex: behind + index, pointerEvents: 'none' },
      dragHandle: '.frame__bar',
      data: { frame: id },
    }))
}

function notesOf({ notes }: GraphDocument, selection: Selection, moves: Moves): FlowNote[] {
  return notes.map(({ id, position, size }) => ({
    id: itemKey('note', id),
    type: 'note',
    position: { ...position },
    width: size.width,
    height: size.height,
    selected: selection.notes.has(id),
    draggable: moves(selection.notes.has(id)),
    data: { note: id },
  }))
}

function settled<T extends FlowItem>(previous: readonly T[], wanted: readonly T[]): T[] {
  const known = new Map(previous.map((item) => [item.id, item]))
  return wanted.map((item) => {
    const before = known.get(item.id)
    if (!before) return item
    const { position, selected, width, height, draggable, style } = item
    const moved = before.position.x !== position.x || before.position.y !== position.y
    const changed =
      moved ||
      before.selected !== selected ||
      before.width !== width ||
      before.height !== height ||
      before.draggable !== draggable ||
      before.style?.zIndex !== style?.zIndex
    return changed ? { ...before, ...item, position: moved ? position : before.position } : before
  })
}

export function flowEdges(
  document: GraphDocument,
  selection: Selection,
  catalog: Catalog,
  label: (wire: GraphEdge, type: string | undefined) => string,
): FlowEdge[] {
  return document.edges.map((edge) => {
    const { from, to } = edge
    const id = edgeId(edge)
    const type = wireType(document, catalog, from)
    const color = type === undefined ? undefined : catalog.ports[type]?.color
    return {
      id,
      type: 'wire',
      source: from.node,
      sourceHandle: from.port,
      target: to.node,
      targetHandle: to.port,
      selected: selection.edges.has(id),
      data: { color: color ?? 'var(--text-muted)', points: edge.points ?? straight },
      domAttributes: offTheWay,
      ariaLabel: label(edge, type),
    }
  })
}

function wireType(document: GraphDocument, catalog: Catalog, from: PortAddress): string | undefined {
  const type = nodeById(document, from.node)?.type
  return type === undefined ? undefined : catalog.nodes[type]?.outputs[from.port]?.type
}
