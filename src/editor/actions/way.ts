import type { GraphEdge } from '../../core/document'
import type { EditorCore } from '../editor-core'
import { writeSetting } from '../lib/settings'
import { flowOrder } from '../store/flow-order'
import { edgeId, wiresInto, wiresOutOf } from '../store/lookup'

/** Shows the outline in place of the canvas, or the canvas again; this browser remembers which. */
export function showOutline({ ui }: EditorCore, outlineOpen: boolean) {
  ui.set({ outlineOpen, appOpen: false })
  writeSetting('outline', outlineOpen ? 'open' : 'closed')
}

/** Selects the node after or before the one selected, in the order of the flow, and gives it the focus. */
export function goAlong({ document, ui, view }: EditorCore, by: 1 | -1) {
  const { graph, selection } = document.getState()
  const order = flowOrder(graph)
  const wire = graph.edges.find((edge) => selection.edges.has(edgeId(edge)))
  const [selected] = selection.nodes
  // From a wire, to its ends.
  const to = wire && selected === undefined ? (by > 0 ? wire.to.node : wire.from.node) : undefined
  const at = selected === undefined ? -1 : order.indexOf(selected)
  const next = to ?? order[at < 0 ? (by > 0 ? 0 : order.length - 1) : (at + by + order.length) % order.length]
  if (next === undefined) return
  document.select({ nodes: new Set([next]) })
  ui.set({ focus: { node: next } })
  view.current?.focus(next)
}

/** The wires of the node selected, or of the one whose wire was gone to; those into it first. */
function wiresAround({ document, ui }: EditorCore): readonly GraphEdge[] {
  const { graph, selection } = document.getState()
  const [node] = selection.nodes
  const around = node ?? ui.getState().wiresOf
  return around === null ? [] : [...wiresInto(graph, around), ...wiresOutOf(graph, around)]
}

export function hasWires(editor: EditorCore): boolean {
  return wiresAround(editor).length > 0
}

/** Selects one wire of a node after the other, and gives it the focus. */
export function selectNextWire(editor: EditorCore) {
  const { document, ui, view } = editor
  const { selection } = document.getState()
  const wires = wiresAround(editor).map(edgeId)
  const next = wires[(wires.findIndex((id) => selection.edges.has(id)) + 1) % wires.length]
  if (next === undefined) return
  const [node] = selection.nodes
  if (node !== undefined) ui.set({ wiresOf: node })
  document.select({ edges: new Set([next]) })
  view.current?.focusWire(next)
}
