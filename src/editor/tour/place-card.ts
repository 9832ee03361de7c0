import type { Rect } from '../arrange/rect'

interface Size {
  readonly width: number
  readonly height: number
}

interface Corner {
  readonly left: number
  readonly top: number
}

const gap = 16
const edge = 8

/**
 * Where the card goes so that it covers as little as possible of what it points at: beside it where there is room,
 * else in the half of the window that is farther away. In px of the window.
 */
export function placeCard(target: Rect, card: Size, window: Size): Corner {
  const { left, top } = besideOf(target, card, window)
  return { left: within(left, window.width - card.width), top: within(top, window.height - card.height) }
}

function besideOf(target: Rect, card: Size, window: Size): Corner {
  const right = target.x + target.width
  const bottom = target.y + target.height
  const across = target.x + target.width / 2 - card.width / 2
  if (window.height - bottom >= card.height + gap + edge) return { left: across, top: bottom + gap }
  if (window.width - right >= card.width + gap + edge) return { left: right + gap, top: target.y }
  if (target.x >= card.width + gap + edge) return { left: target.x - gap - card.width, top: target.y }
  if (target.y >= card.height + gap + edge) return { left: across, top: target.y - gap - card.height }
  const low = target.y + target.height / 2 > window.height / 2
  return { left: across, top: low ? 0 : window.height }
}

function within(value: number, most: number): number {
  return Math.max(edge, Math.min(value, most - edge))
}
