import { getNodesBounds, type ReactFlowState, type Viewport } from '@xyflow/react'
import type { EditorCore } from '../editor-core'

/** How somebody looked at a canvas when it was left. */
interface LeftView {
  readonly viewport: Viewport
  /** Of the pane, in CSS px. */
  readonly width: number
  readonly height: number
  /** All of the graph was in sight. */
  readonly whole: boolean
}

type Pane = Pick<
  ReactFlowState,
  'transform' | 'width' | 'height' | 'nodes' | 'nodeLookup' | 'fitViewQueued' | 'fitViewOptions'
>

/** By editor and then by canvas: while the outline or the app view is shown, no canvas is drawn that could know. */
const left = new WeakMap<EditorCore, Map<string, LeftView>>()

/** Notes how a canvas is left. */
export function leaveView(editor: EditorCore, canvas: string, pane: Pane): void {
  const views = left.get(editor) ?? new Map<string, LeftView>()
  const [x, y, zoom] = pane.transform
  const { width, height } = pane
  // What was about to be shown whole is fitted when one comes back.
  if (pane.fitViewQueued && !pane.fitViewOptions?.nodes) views.delete(canvas)
  else views.set(canvas, { viewport: { x, y, zoom }, width, height, whole: isWhole(pane) })
  left.set(editor, views)
}

/**
 * How a canvas is shown that was left: exactly so in a pane of the same size, around the same middle in another.
 *
 * @returns undefined where it has to be fitted: it was never seen, or it was whole and has other room now.
 */
export function leftView(
  editor: EditorCore,
  canvas: string,
  { width, height }: Pick<Pane, 'width' | 'height'>,
): Viewport | undefined {
  const view = left.get(editor)?.get(canvas)
  if (!view) return undefined
  if (view.width === width && view.height === height) return view.viewport
  if (view.whole) return undefined
  const { x, y, zoom } = view.viewport
  return { x: x + (width - view.width) / 2, y: y + (height - view.height) / 2, zoom }
}

function isWhole({ transform: [x, y, zoom], width, height, nodes, nodeLookup }: Pane): boolean {
  const bounds = getNodesBounds(nodes, { nodeLookup })
  const [start, end] = [bounds.x * zoom + x, (bounds.x + bounds.width) * zoom + x]
  const [top, bottom] = [bounds.y * zoom + y, (bounds.y + bounds.height) * zoom + y]
  return start >= 0 && top >= 0 && end <= width && bottom <= height
}
