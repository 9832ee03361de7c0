import type { EditorCore } from '../editor-core'
import type { Point } from '../store/edits'
import { edgeId, nodeById } from '../store/lookup'
import type { PortRef } from '../store/ui'
import { addWired } from '../store/wire-edits'
import { insertNew } from './insert'
import { freePosition, half, newNode, placeNode, tellAdded } from './nodes'
import { endsOf, wiresAt, wireToPull } from './wiring'

/** In graph units: how wide nodes are, those that deliver a result included, and where the first port is. */
const widths = { usual: 260, sink: 340 }
const firstPort = 50
const portHeight = 24
/** Between two nodes that are wired, in graph units. */
const gap = 100

/** Opens the list of nodes at the pointer, or in the middle of the canvas. */
export function searchNodes({ ui, view }: EditorCore, exactly?: Point) {
  const at = exactly ?? view.current?.pointer() ?? view.current?.middle()
  if (!at || !view.current) return
  ui.set({ search: { kind: 'node', at, place: view.current.toGraph(at), exact: exactly !== undefined } })
}

/** Opens the list of nodes that a wire can go to, where it was dropped. */
export function searchForWire({ ui, view }: EditorCore, wire: PortRef, at: Point) {
  const place = view.current?.toGraph(at)
  if (place) ui.set({ search: { kind: 'node', at, place, exact: true, wire } })
}

/** Opens the list of nodes that can be wired to a port; the one chosen goes beside the port's node. */
export function searchBeside({ document, ui, view }: EditorCore, wire: PortRef) {
  const node = nodeById(document.getState().graph, wire.node)
  if (!node) return
  const { x, y } = node.position
  const place = { x: wire.side === 'output' ? x + widths.usual + gap : x - gap, y: y + firstPort }
  const at = view.current?.portAt(wire) ?? view.current?.middle()
  if (at) ui.set({ search: { kind: 'node', at, place, exact: false, wire } })
}

/** Where a node before or after another is wired to that: at its first free port, else at its first. */
export function portBeside(editor: EditorCore, id: string, side: PortRef['side']): PortRef | undefined {
  const node = nodeById(editor.document.getState().graph, id)
  const definition = node && editor.catalog().nodes[node.type]
  const ports = Object.keys(definition?.[side === 'input' ? 'inputs' : 'outputs'] ?? {})
  const isFree = (port: string) => wiresAt(editor, { node: id, port, side }).length === 0
  const port = (side === 'input' ? ports.find(isFree) : undefined) ?? ports[0]
  return port === undefined ? undefined : { node: id, port, side }
}

/** Opens the list of nodes that a wire can be led through. @param wire by `edgeId`. */
export function searchForInsertion({ document, ui, view }: EditorCore, wire: string) {
  const { graph } = document.getState()
  const edge = graph.edges.find((one) => edgeId(one) === wire)
  const ends = edge && [nodeById(graph, edge.from.node), nodeById(graph, edge.to.node)]
  const at = edge && (view.current?.portAt({ ...edge.to, side: 'input' }) ?? view.current?.middle())
  const [from, to] = ends ?? []
  if (!at || !from || !to) return
  const middle = (axis: 'x' | 'y') => (from.position[axis] + to.position[axis]) / 2 + half[axis]
  ui.set({
    search: { kind: 'node', at, place: { x: middle('x'), y: middle('y') }, exact: false, into: wire },
  })
}

/** Puts a node into a wire and gives it the focus. @param into the wire, by `edgeId`. */
export function placeInto(editor: EditorCore, type: string, into: string, { x, y }: Point) {
  const { graph } = editor.document.getState()
  const wire = graph.edges.find((one) => edgeId(one) === into)
  if (!wire) return
  const corner = freePosition(graph, { x: x - half.x, y: y - half.y })
  const points = Math.ceil((wire.points?.length ?? 0) / 2)
  insertNew(editor, type, { x: corner.x + half.x, y: corner.y + half.y }, { wire, points })
  focusSelected(editor)
}

export interface Placement {
  readonly type: string
  readonly place: Point
  readonly exact: boolean
}

/** Places a node and gives it the focus. */
export function placeChosen(editor: EditorCore, { type, place, exact }: Placement) {
  const { graph } = editor.document.getState()
  const corner = freePosition(graph, { x: place.x - half.x, y: place.y - half.y })
  placeNode(editor, type, exact ? place : { x: corner.x + half.x, y: corner.y + half.y })
  focusSelected(editor)
}

/** Places a node so that its `port` comes to lie at `place`, with a wire between that and `wire`: one step. */
export function placeWired(
  editor: EditorCore,
  { type, place, exact, port, wire }: Placement & { readonly port: string; readonly wire: PortRef },
) {
  const { document, catalog } = editor
  const definition = catalog().nodes[type]
  if (!definition) return
  const side = wire.side === 'output' ? 'input' : 'output'
  const index = Object.keys(definition[side === 'input' ? 'inputs' : 'outputs']).indexOf(port)
  const width = definition.sink ? widths.sink : widths.usual
  const corner = {
    x: side === 'input' ? place.x : place.x - width,
    y: place.y - firstPort - Math.max(0, index) * portHeight,
  }
  const node = newNode(editor, type, exact ? corner : freePosition(document.getState().graph, corner))
  if (!node) return
  const old = wire.side === 'input' ? wireToPull(editor, wire) : undefined
  const ends = endsOf(wire, { node: node.id, port, side })
  document.apply(addWired(node, [ends], old ? [old] : [], catalog()))
  tellAdded(editor, node)
  focusSelected(editor)
}

function focusSelected({ document, view }: EditorCore) {
  const [id] = document.getState().selection.nodes
  if (id !== undefined) view.current?.focus(id)
}
