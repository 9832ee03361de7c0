import type { Viewport } from '@xyflow/react'
import type { Rect } from '../arrange/rect'

/** Between what came into sight and the edge of the canvas, in CSS px. */
const margin = 24

/**
 * The view moved as little as brings a rectangle into sight, at the same zoom; its start where it is too large.
 *
 * @param rect in graph units. @param pane its size in CSS px.
 * @returns undefined where it is in sight already.
 */
export function inSight(
  rect: Rect,
  { x, y, zoom }: Viewport,
  pane: { readonly width: number; readonly height: number },
): Viewport | undefined {
  const dx = shift(rect.x * zoom + x, rect.width * zoom, pane.width)
  const dy = shift(rect.y * zoom + y, rect.height * zoom, pane.height)
  return dx === 0 && dy === 0 ? undefined : { x: x + dx, y: y + dy, zoom }
}

function shift(start: number, length: number, room: number): number {
  if (start >= 0 && start + length <= room) return 0
  const last = Math.max(margin, room - margin - length)
  return (start < 0 ? margin : Math.min(start, last)) - start
}
