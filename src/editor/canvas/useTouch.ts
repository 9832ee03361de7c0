import { useStoreApi } from '@xyflow/react'
import { type MouseEvent, type PointerEvent, useEffect, useMemo, useRef } from 'react'
import { tapCanvas } from '../actions/tap-wire'
import { useEditor } from '../editor'
import { nodeAt } from './target'

/** A finger that rests this long asks for the menu, in ms; farther than `slip`, in px, it no longer rests. */
const rest = 500
const slip = 10

/** What fingers do on the canvas besides what React Flow makes of them. */
export function useTouch() {
  const editor = useEditor()
  const flow = useStoreApi()

  const asked = useRef(false)

  useEffect(() => {
    const { domNode } = flow.getState()
    const viewport = domNode?.querySelector('.react-flow__viewport')
    // A control is used, and the view below it stays.
    const keep = (event: Event) => {
      if (event.target instanceof Element && event.target.closest('.nodrag')) event.stopPropagation()
    }
    // The click that browsers make of a finger that is lifted would close the menu again.
    const lifted = (event: Event) => {
      if (asked.current) event.preventDefault()
      asked.current = false
    }
    viewport?.addEventListener('touchstart', keep)
    domNode?.addEventListener('touchend', lifted, { capture: true })
    return () => {
      viewport?.removeEventListener('touchstart', keep)
      domNode?.removeEventListener('touchend', lifted, { capture: true })
    }
  }, [flow])

  return useMemo(() => {
    let resting: { readonly timer: number; readonly x: number; readonly y: number } | undefined
    const lift = () => {
      clearTimeout(resting?.timer)
      resting = undefined
    }
    return {
      onPointerDownCapture({ pointerType, target, clientX, clientY }: PointerEvent) {
        const touch = pointerType === 'touch'
        if (editor.ui.getState().touch !== touch) editor.ui.set({ touch })
        const wasResting = resting !== undefined
        lift()
        asked.current = false
        // With two fingers one zooms.
        if (!touch || wasResting) return
        const init = { bubbles: true, cancelable: true, clientX, clientY }
        // React Flow keeps touches to itself, so that the menu's own way of telling does not hear of them.
        const timer = window.setTimeout(() => {
          asked.current = true
          target.dispatchEvent(new window.MouseEvent('contextmenu', init))
        }, rest)
        resting = { timer, x: clientX, y: clientY }
      },
      onPointerMoveCapture({ clientX, clientY }: PointerEvent) {
        if (resting && Math.hypot(clientX - resting.x, clientY - resting.y) > slip) lift()
      },
      onPointerUpCapture: lift,
      onPointerCancelCapture: lift,
      onContextMenuCapture: lift,
      /** While a wire waits for the second tap, a tap means nothing else. */
      onClickCapture(event: MouseEvent) {
        const { target, clientX, clientY } = event
        if (!editor.ui.getState().wiring?.tapped || !(target instanceof Element)) return
        if (target.closest('.port__handle, .react-flow__panel') || !target.closest('.react-flow')) return
        event.stopPropagation()
        tapCanvas(editor, nodeAt(target), { x: clientX, y: clientY })
      },
    }
  }, [editor])
}
