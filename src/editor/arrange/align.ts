import type { Item } from '../store/items'
import { boundsOf, type Rect } from './rect'

export type Alignment = 'left' | 'center' | 'right' | 'top' | 'middle' | 'bottom'
export type Direction = 'horizontal' | 'vertical'
export type Places = ReadonlyMap<string, Pick<Rect, 'x' | 'y'>>

/** Lines things up with the outermost of them; with those that are pinned, when some are. */
export function align(items: readonly Item[], alignment: Alignment): Places {
  const pinned = items.filter((item) => item.pinned)
  const target = boundsOf((pinned.length > 0 ? pinned : items).map(({ rect }) => rect))
  if (!target) return new Map()
  const free = items.filter((item) => !item.pinned)
  return new Map(free.map(({ key, rect }) => [key, aligned(rect, target, alignment)]))
}

function aligned(rect: Rect, target: Rect, alignment: Alignment) {
  const { x, y, width, height } = rect
  switch (alignment) {
    case 'left':
      return { x: target.x, y }
    case 'center':
      return { x: Math.round(target.x + (target.width - width) / 2), y }
    case 'right':
      return { x: target.x + target.width - width, y }
    case 'top':
      return { x, y: target.y }
    case 'middle':
      return { x, y: Math.round(target.y + (target.height - height) / 2) }
    case 'bottom':
      return { x, y: target.y + target.height - height }
  }
}

/**
 * Makes the gaps between neighbors equal; the first and the last stay. What is pinned stays too, and the others are
 * spread between those that stay.
 */
export function distribute(items: readonly Item[], direction: Direction): Places {
  const [start, size] = direction === 'horizontal' ? (['x', 'width'] as const) : (['y', 'height'] as const)
  const middle = ({ rect }: Item) => rect[start] + rect[size] / 2
  const sorted = [...items].sort((a, b) => middle(a) - middle(b))
  const places = new Map<string, Pick<Rect, 'x' | 'y'>>()
  let run: Item[] = []
  for (const [index, item] of sorted.entries()) {
    run.push(item)
    if (index === 0 || (!item.pinned && index < sorted.length - 1)) continue
    spread(run)
    run = [item]
  }
  return places

  function spread(row: readonly Item[]) {
    const [first, last] = [row[0], row.at(-1)]
    if (!first || !last || row.length < 3) return
    const inner = row.slice(1, -1)
    const from = first.rect[start] + first.rect[size]
    const filled = inner.reduce((sum, { rect }) => sum + rect[size], 0)
    const gap = (last.rect[start] - from - filled) / (inner.length + 1)
    let at = from + gap
    for (const { key, rect } of inner) {
      places.set(key, { x: rect.x, y: rect.y, [start]: Math.round(at) })
      at += rect[size] + gap
    }
  }
}
