/** The thing on the canvas, or in the outline, that an element belongs to: React Flow marks it, or its entry. */
export type CanvasTarget =
  /** A node, a frame or a note, by `itemKey`. */
  | { readonly kind: 'item'; readonly id: string }
  | { readonly kind: 'wire'; readonly id: string }
  | { readonly kind: 'canvas' }

export function targetOf(element: EventTarget | null): CanvasTarget {
  if (!(element instanceof Element)) return { kind: 'canvas' }
  const item =
    element.closest('.react-flow__node')?.getAttribute('data-id') ??
    element.closest('[data-entry]')?.getAttribute('data-entry')
  if (item) return { kind: 'item', id: item }
  const wire = element.closest('.react-flow__edge')?.getAttribute('data-id')
  return wire ? { kind: 'wire', id: wire } : { kind: 'canvas' }
}

/** The node that an element belongs to. */
export function nodeAt(element: EventTarget | null): string | undefined {
  const target = targetOf(element)
  return target.kind === 'item' ? target.id : undefined
}
