import type { EdgeChange, NodeChange } from '@xyflow/react'
import { type PointerEvent, useMemo, useRef } from 'react'
import { useEditor } from '../editor'
import { selectedKeys } from '../store/selection'

/**
 * Lets a rectangle drawn with Shift add to the selection, as a click with Shift does: React Flow clears the selection
 * when the rectangle begins, and keeps only what is inside.
 */
export function useKeptSelection() {
  const { document } = useEditor()
  /** By `itemKey` and `edgeId`: what was selected before the rectangle, while it is drawn. */
  const kept = useRef<{ readonly items: ReadonlySet<string>; readonly edges: ReadonlySet<string> } | null>(
    null,
  )
  const marquee = useMemo(() => {
    let before = document.getState().selection
    return {
      onPointerDownCapture: (_: PointerEvent) => {
        before = document.getState().selection
      },
      onSelectionStart: () => {
        kept.current = { items: selectedKeys(before), edges: before.edges }
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
