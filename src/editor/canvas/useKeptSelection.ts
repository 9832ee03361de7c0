import type { EdgeChange, NodeChange } from '@xyflow/react'
import { type PointerEvent, useMemo, useRef } from 'react'
import { useEditor } from '../editor'
import type { Selection } from '../store/document'

/**
 * Lets a rectangle drawn with Shift add to the selection, as a click with Shift does: React Flow clears the selection
 * when the rectangle begins, and keeps only what is inside.
 */
export function useKeptSelection() {
  const { document } = useEditor()
  /** What was selected before the rectangle, while it is drawn. */
  const kept = useRef<Selection | null>(null)
  const marquee = useMemo(() => {
    let before = document.getState().selection
    return {
      onPointerDownCapture: (_: PointerEvent) => {
        before = document.getState().selection
      },
      onSelectionStart: () => {
        kept.current = before
        document.select(before)
      },
      onSelectionEnd: () => {
        kept.current = null
      },
    }
  }, [document])
  return { marquee, kept }
}

/** Whether a change would take from the selection what the rectangle has to leave in it. */
export function isKept(change: NodeChange | EdgeChange, kept: ReadonlySet<string> | undefined): boolean {
  return change.type === 'select' && !change.selected && (kept?.has(change.id) ?? false)
}
