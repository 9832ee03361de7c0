import type { Point } from '../store/edits'
import { type Brush, dabs, type Mark } from './marks'

type Context = CanvasRenderingContext2D

/**
 * Draws what was done on a canvas whose opacity is the mask. What it looks like and what is saved are drawn alike, so
 * that undoing draws everything anew.
 */
export function drawMark(context: Context, mark: Mark, color: string) {
  if (mark.kind === 'clear') {
    context.clearRect(0, 0, context.canvas.width, context.canvas.height)
    return
  }
  const [first, ...others] = mark.points
  if (!first) return
  drawDabs(context, [first], mark.brush, color)
  let from = first
  for (const to of others) {
    drawDabs(context, dabs(from, to, mark.brush), mark.brush, color)
    from = to
  }
}

export function drawDabs(context: Context, points: readonly Point[], brush: Brush, color: string) {
  const radius = brush.size / 2
  context.save()
  context.globalCompositeOperation = brush.erase ? 'destination-out' : 'source-over'
  for (const { x, y } of points) {
    context.fillStyle = tip(context, x, y, radius, brush.hardness, color)
    context.fillRect(x - radius, y - radius, 2 * radius, 2 * radius)
  }
  context.restore()
}

/** @param color `#rrggbb`. */
function tip(context: Context, x: number, y: number, radius: number, hardness: number, color: string) {
  const gradient = context.createRadialGradient(x, y, 0, x, y, radius)
  // Even the hardest rim fades over one pixel, without steps.
  gradient.addColorStop(Math.max(0, Math.min(hardness, 1 - 1 / radius)), color)
  gradient.addColorStop(1, `${color}00`)
  return gradient
}
