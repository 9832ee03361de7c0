import type { Item } from '../store/items'
import { boundsOf, contains, type Rect } from './rect'

/** Room between a frame's edge and what it holds, in graph units. */
const margin = 24
/** Of the bar with the title. */
const frameHead = 36

/** What lies wholly inside a frame. */
export function membersOf(frame: Item, items: readonly Item[]): readonly Item[] {
  return items.filter((item) => {
    if (item.key === frame.key || !contains(frame.rect, item.rect)) return false
    // Of two frames in the same place neither holds the other, or moving one would never end.
    return item.kind !== 'frame' || !contains(item.rect, frame.rect)
  })
}

/** The items of these keys, and what lies inside of those that are frames. */
export function withContents(keys: ReadonlySet<string>, items: readonly Item[]): readonly Item[] {
  const found = new Set<Item>()
  for (const item of items) {
    if (!keys.has(item.key)) continue
    found.add(item)
    if (item.kind === 'frame') for (const member of membersOf(item, items)) found.add(member)
  }
  return items.filter((item) => found.has(item))
}

/** The innermost frame that holds an item. */
export function frameAround(item: Item, items: readonly Item[]): Item | undefined {
  return items
    .filter((frame) => frame.kind === 'frame' && membersOf(frame, items).includes(item))
    .sort((a, b) => area(a.rect) - area(b.rect))[0]
}

/** A frame with room for its title that fits around what it is to hold. */
export function frameRect(members: Iterable<Rect>): Rect | undefined {
  const inner = boundsOf(members)
  if (!inner) return undefined
  const left = Math.floor(inner.x - margin)
  const top = Math.floor(inner.y - margin - frameHead)
  return {
    x: left,
    y: top,
    width: Math.ceil(inner.x + inner.width + margin) - left,
    height: Math.ceil(inner.y + inner.height + margin) - top,
  }
}

function area({ width, height }: Rect): number {
  return width * height
}
