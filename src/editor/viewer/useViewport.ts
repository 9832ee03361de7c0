import { useState } from 'react'
import { rescale, type Size, type Viewport } from './viewport'

interface Held {
  readonly viewport: Viewport
  readonly size: Size
  readonly kind: string
}

/** A viewport that goes on showing the same part when the picture comes in another size; another kind is fitted. */
export function useViewport(size: Size, kind: string): [Viewport, (viewport: Viewport) => void] {
  const [held, setHeld] = useState<Held>({ viewport: 'fit', size, kind })
  const viewport = held.kind === kind ? rescale(held.viewport, held.size, size) : 'fit'
  return [viewport, (next) => setHeld({ viewport: next, size, kind })]
}
