import { useEffect, useState } from 'react'
import type { Rect } from '../arrange/rect'

/**
 * Where something is on the screen, frame by frame: it moves with the canvas, the window and the panels beside it.
 * Null while it is not there.
 */
export function useTargetRect(find: () => readonly (Element | null)[]): Rect | null {
  const [rect, setRect] = useState<Rect | null>(null)
  useEffect(() => {
    let frame = 0
    const follow = () => {
      const next = rectOf(find())
      setRect((before) => (same(before, next) ? before : next))
      frame = requestAnimationFrame(follow)
    }
    follow()
    return () => cancelAnimationFrame(frame)
  }, [find])
  return rect
}

function rectOf(candidates: readonly (Element | null)[]): Rect | null {
  for (const element of candidates) {
    if (!element) continue
    const { x, y, width, height } = element.getBoundingClientRect()
    const visible = width > 0 && x < innerWidth && y < innerHeight && x + width > 0 && y + height > 0
    if (visible) return { x, y, width, height }
  }
  return null
}

function same(a: Rect | null, b: Rect | null): boolean {
  if (!a || !b) return a === b
  return a.x === b.x && a.y === b.y && a.width === b.width && a.height === b.height
}
