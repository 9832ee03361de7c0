interface Place {
  readonly position: { readonly x: number; readonly y: number }
}
interface Area extends Place {
  readonly size: { readonly width: number; readonly height: number }
}

/** The middle of where nodes are, in whole units. */
export function middleOf(items: readonly Place[]): { x: number; y: number } {
  if (items.length === 0) return { x: 0, y: 0 }
  const middle = (values: readonly number[]) =>
    Math.round((values.reduce((a, b) => Math.min(a, b)) + values.reduce((a, b) => Math.max(a, b))) / 2)
  return {
    x: middle(items.map(({ position }) => position.x)),
    y: middle(items.map(({ position }) => position.y)),
  }
}

/** Whether all of `inner` lies in `outer`. */
export function within(inner: Area, outer: Area): boolean {
  const [a, b] = [inner.position, outer.position]
  return (
    a.x >= b.x &&
    a.y >= b.y &&
    a.x + inner.size.width <= b.x + outer.size.width &&
    a.y + inner.size.height <= b.y + outer.size.height
  )
}
