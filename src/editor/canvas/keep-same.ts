import { isEqual } from '../lib/equal'

/**
 * `next` with what equals something in `previous` put in its place, so that only what differs renders; the
 * previous list itself when all is the same.
 */
export function keepSame<T extends { readonly id: string }>(previous: readonly T[], next: readonly T[]): T[] {
  const known = new Map(previous.map((item) => [item.id, item]))
  const kept = next.map((item) => {
    const before = known.get(item.id)
    return before && isEqual(before, item) ? before : item
  })
  return keepList(previous, kept)
}

/** The previous list when it has the very same items. */
export function keepList<T>(previous: readonly T[], next: T[]): T[] {
  const same = previous.length === next.length && previous.every((item, index) => item === next[index])
  return same ? (previous as T[]) : next
}
