import type { Point } from '../store/edits'
import type { Brush, Mark } from './marks'

/** How far each pixel is painted, 0..255, row by row from the top. */
export interface Opacity {
  readonly width: number
  readonly height: number
  readonly values: Uint8ClampedArray
}

/** Whole pixels, right and bottom not included. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/**
 * A stroke on its way over a painting. However often it comes by a place, a soft brush leaves as much as at its nearest:
 * only another stroke adds to it. So what a stroke covers is kept apart from what was there before.
 */
export class Stroke {
  readonly #before: Uint8ClampedArray
  readonly #cover: Uint8Array
  #from: Point | null = null

  constructor(
    readonly sheet: Opacity,
    readonly brush: Brush,
  ) {
    this.#before = sheet.values.slice()
    this.#cover = new Uint8Array(sheet.values.length)
  }

  /** Draws from the last point to this one. @returns where something may have changed. */
  to(point: Point): Box {
    const from = this.#from ?? point
    this.#from = point
    const { width, height, values } = this.sheet
    const { full, rim } = reach(this.brush)
    const box = {
      left: Math.max(0, Math.floor(Math.min(from.x, point.x) - rim)),
      top: Math.max(0, Math.floor(Math.min(from.y, point.y) - rim)),
      right: Math.min(width, Math.ceil(Math.max(from.x, point.x) + rim)),
      bottom: Math.min(height, Math.ceil(Math.max(from.y, point.y) + rim)),
    }
    const along = { x: point.x - from.x, y: point.y - from.y }
    const length = along.x ** 2 + along.y ** 2
    for (let y = box.top; y < box.bottom; y++) {
      for (let x = box.left; x < box.right; x++) {
        const dx = x + 0.5 - from.x
        const dy = y + 0.5 - from.y
        const share = length === 0 ? 0 : clamp((dx * along.x + dy * along.y) / length)
        const distance = (dx - share * along.x) ** 2 + (dy - share * along.y) ** 2
        if (distance >= rim ** 2) continue
        const cover = Math.round(255 * Math.min(1, (rim - Math.sqrt(distance)) / (rim - full)))
        const at = y * width + x
        if (cover <= (this.#cover[at] ?? 0)) continue
        this.#cover[at] = cover
        const before = this.#before[at] ?? 0
        const left = 255 - cover
        values[at] = this.brush.erase ? (before * left) / 255 : 255 - ((255 - before) * left) / 255
      }
    }
    return box
  }
}

/** Does to a painting what was done once before. */
export function paintMark(sheet: Opacity, mark: Mark) {
  if (mark.kind === 'clear') {
    sheet.values.fill(0)
    return
  }
  const stroke = new Stroke(sheet, mark.brush)
  for (const point of mark.points) stroke.to(point)
}

/** A painting with all that was done to it, in one of its own. */
export function painted(before: Opacity, marks: readonly Mark[]): Opacity {
  const sheet = { ...before, values: before.values.slice() }
  for (const mark of marks) paintMark(sheet, mark)
  return sheet
}

/** Up to where a brush covers fully, and from where it covers nothing. Even the hardest fades over one pixel. */
function reach({ size, hardness }: Brush) {
  const radius = size / 2
  const full = Math.max(0, Math.min(hardness * radius, radius - 0.5))
  return { full, rim: Math.max(radius, full + 1) }
}

function clamp(share: number): number {
  return Math.min(1, Math.max(0, share))
}
