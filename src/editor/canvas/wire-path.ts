import type { PlaceOnWire } from '../editor-core'
import type { Point } from '../store/edits'

/** One piece of a wire: a cubic Bézier curve. */
export interface Piece {
  readonly from: Point
  readonly leave: Point
  readonly arrive: Point
  readonly to: Point
}

/** How wide wires swing that lead backwards: as React Flow's own do. */
const turn = 6.25

/**
 * The curve of a wire from an output, to the right, through its points into an input. It passes every point in the
 * direction from the one before to the one after, so that it has no corners.
 */
export function wirePieces(from: Point, points: readonly Point[], to: Point): readonly Piece[] {
  const stops = [from, ...points, to]
  const pieces: Piece[] = []
  for (let index = 0; index + 1 < stops.length; index += 1) {
    const [start, end] = [stops[index], stops[index + 1]]
    if (!start || !end) continue
    const length = Math.hypot(end.x - start.x, end.y - start.y)
    const before = stops[index - 1]
    const after = stops[index + 2]
    const leave = before
      ? ahead(start, direction(before, end), length / 3)
      : { x: start.x + straight(start, end), y: start.y }
    const arrive = after
      ? ahead(end, direction(after, start), length / 3)
      : { x: end.x - straight(start, end), y: end.y }
    pieces.push({ from: start, leave, arrive, to: end })
  }
  return pieces
}

export function pathOf(pieces: readonly Piece[]): string {
  const [first] = pieces
  if (!first) return ''
  const curves = pieces.map(({ leave, arrive, to }) => `C${text(leave)} ${text(arrive)} ${text(to)}`)
  return `M${text(first.from)}${curves.join('')}`
}

/** The place on a wire nearest to a point. */
export interface Nearest extends PlaceOnWire {
  readonly distance: number
}

/** Straight parts that a piece is taken for when distances are measured. */
const parts = 16

export function nearestOn(pieces: readonly Piece[], point: Point): Nearest | undefined {
  let nearest: Nearest | undefined
  for (const [index, piece] of pieces.entries()) {
    let start = piece.from
    for (let part = 1; part <= parts; part += 1) {
      const end = pointOn(piece, part / parts)
      const at = nearestOnLine(start, end, point)
      const distance = Math.hypot(at.x - point.x, at.y - point.y)
      if (!nearest || distance < nearest.distance) nearest = { index, distance, at }
      start = end
    }
  }
  return nearest
}

function nearestOnLine(start: Point, end: Point, { x, y }: Point): Point {
  const way = { x: end.x - start.x, y: end.y - start.y }
  const square = way.x * way.x + way.y * way.y
  const part = square === 0 ? 0 : ((x - start.x) * way.x + (y - start.y) * way.y) / square
  const t = Math.min(1, Math.max(0, part))
  return { x: start.x + way.x * t, y: start.y + way.y * t }
}

/** The middle of the longest piece. */
export function middleOfWire(pieces: readonly Piece[]): PlaceOnWire | undefined {
  const length = ({ from, to }: Piece) => Math.hypot(to.x - from.x, to.y - from.y)
  const longest = [...pieces].sort((a, b) => length(b) - length(a))[0]
  return longest && { index: pieces.indexOf(longest), at: pointOn(longest, 0.5) }
}

export function pointOn({ from, leave, arrive, to }: Piece, t: number): Point {
  const s = 1 - t
  const [a, b, c, d] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t]
  return {
    x: a * from.x + b * leave.x + c * arrive.x + d * to.x,
    y: a * from.y + b * leave.y + c * arrive.y + d * to.y,
  }
}

/** Half the way across; backwards, as far as is needed to turn around. */
function straight(from: Point, to: Point): number {
  const across = to.x - from.x
  return across >= 0 ? across / 2 : turn * Math.sqrt(-across)
}

function direction(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1
  return { x: (to.x - from.x) / length, y: (to.y - from.y) / length }
}

function ahead(point: Point, by: Point, distance: number): Point {
  return { x: point.x + by.x * distance, y: point.y + by.y * distance }
}

function text({ x, y }: Point): string {
  return `${Math.round(x * 100) / 100},${Math.round(y * 100) / 100}`
}
