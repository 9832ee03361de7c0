import type { GraphEdge } from '../../core/document'
import type { EditorCore } from '../editor-core'
import type { Point } from '../store/edits'
import { edgeId } from '../store/lookup'
import { addPoint, movePoint, removePoint } from '../store/points'

/** As many as the file format takes. */
export const mostPoints = 100

/** Leads a wire through `at` and gives the new point the focus. @param index how many of its points come before. */
export function leadThrough(
  { document, view, ui, i18n }: EditorCore,
  wire: string,
  index: number,
  at: Point,
) {
  const edge = wireById(document.getState().graph.edges, wire)
  if (!edge || (edge.points?.length ?? 0) >= mostPoints) return
  document.apply(addPoint(wire, index, rounded(at)))
  ui.notify('info', i18n.t('wiring.pointAdded'))
  view.current?.focusPoint(wire, index)
}

/** For the keyboard: a point in the middle of the one wire that is selected. */
export function addPointInMiddle(editor: EditorCore, wires: ReadonlySet<string>) {
  const [wire] = wires
  const edge = wireById(editor.document.getState().graph.edges, wire)
  const middle = edge && editor.view.current?.wireMiddle(edge)
  if (wire !== undefined && middle) leadThrough(editor, wire, middle.index, middle.at)
}

export function shiftPoint({ document }: EditorCore, wire: string, index: number, to: Point) {
  document.apply(movePoint(wire, index, rounded(to)))
}

export function dropPoint({ document, ui, i18n }: EditorCore, wire: string, index: number) {
  document.apply(removePoint(wire, index))
  ui.notify('info', i18n.t('wiring.pointRemoved'))
}

function wireById(edges: readonly GraphEdge[], id: string | undefined): GraphEdge | undefined {
  return edges.find((edge) => edgeId(edge) === id)
}

function rounded({ x, y }: Point): Point {
  return { x: Math.round(x), y: Math.round(y) }
}
