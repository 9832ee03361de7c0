import { type RefObject, useEffect, useRef } from 'react'
import { searchNodes } from '../actions/search'
import { useEditor } from '../editor'
import { isTyping } from '../lib/shortcut'
import type { Point } from '../store/edits'

/**
 * Knows where the pointer is on the canvas, and opens the node search for Shift+A, and for Tab where it would only begin
 * the way through the page: nothing has the focus and the pointer moved on the canvas since Tab was last pressed. So the
 * second Tab always goes on, and who uses no pointer never meets the search there.
 */
export function usePointer(): RefObject<Point | undefined> {
  const editor = useEditor()
  const pointer = useRef<Point | undefined>(undefined)
  useEffect(() => {
    let moved = false
    const onMove = ({ target, clientX, clientY }: PointerEvent) => {
      const over = target instanceof Element && target.closest('.canvas') !== null
      pointer.current = over ? { x: clientX, y: clientY } : undefined
      moved = over
    }
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      // A click on the empty canvas gives the focus to all of it.
      const nothingFocused =
        document.activeElement === document.body || document.activeElement?.matches('.canvas') === true
      const byTab = event.key === 'Tab' && !event.shiftKey && nothingFocused && moved && pointer.current
      if (event.key === 'Tab') moved = false
      const onCanvas = nothingFocused || document.activeElement?.closest('.canvas')
      const byLetter = event.key === 'A' && event.shiftKey && onCanvas && !isTyping(event.target)
      if (!byTab && !byLetter) return
      event.preventDefault()
      searchNodes(editor)
    }
    document.addEventListener('pointermove', onMove)
    document.addEventListener('keydown', onKeyDown)
    return () => {
      document.removeEventListener('pointermove', onMove)
      document.removeEventListener('keydown', onKeyDown)
    }
  }, [editor])
  return pointer
}
