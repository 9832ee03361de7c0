import type { Rect } from '../../src/editor/arrange/rect'
import type { Item } from '../../src/editor/store/items'

export function item(key: string, rect: Rect, more: Partial<Pick<Item, 'kind' | 'pinned'>> = {}): Item {
  return { kind: 'node', id: key, key, rect, pinned: false, ...more }
}
