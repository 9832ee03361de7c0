import { useStoreApi } from '@xyflow/react'
import { type MouseEvent, type PointerEvent, useEffect, useMemo } from 'react'
import { tapCanvas } from '../actions/tap-wire'
import { useEditor } from '../editor'
import { nodeAt } from './target'

/** What fingers do on the canvas besides what React Flow makes of them. */
export function useTouch() {
  const editor = useEditor()
  const flow = useStoreApi()

  // A control is used, and the view below it stays.
  useEffect(() => {
    const viewport = flow.getState().domNode?.querySelector('.react-flow__viewport')
    const keep = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.nodrag')) event.stopPropagation()
    }
    viewport?.addEventListener('touchstart', keep)
    return () => viewport?.removeEventListener('touchstart', keep)
  }, [flow])

  return useMemo(
    () => ({
      onPointerDownCapture({ pointerType }: PointerEvent) {
        const touch = pointerType === 'touch'
        if (editor.ui.getState().touch !== touch) editor.ui.set({ touch })
      },
      /** While a wire waits for the second tap, a tap means nothing else. */
      onClickCapture(event: MouseEvent) {
        const { target, clientX, clientY } = event
        if (!editor.ui.getState().wiring?.tapped || !(target instanceof Element)) return
        if (target.closest('.port__handle, .react-flow__panel') || !target.closest('.react-flow')) return
        event.stopPropagation()
        tapCanvas(editor, nodeAt(target), { x: clientX, y: clientY })
      },
    }),
    [editor],
  )
}
