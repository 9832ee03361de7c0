import { useEffect } from 'react'
import { copyText, cutText, paste } from '../actions/clipboard'
import { useEditor } from '../editor'
import { isInPopup, isTyping } from '../lib/shortcut'
import type { Point } from '../store/edits'

/** Answers the browser's own copy, cut and paste, which need no permission. Text fields keep theirs. */
export function useClipboard() {
  const editor = useEditor()
  useEffect(() => {
    /** Where the pointer is while it is over the canvas, on the screen. */
    let pointer: Point | undefined
    /** Paste as plain text, as browsers call it: the event itself does not tell. */
    let shifted = false

    const onPointer = ({ clientX, clientY, target }: PointerEvent) => {
      const over = target instanceof Element && target.closest('.canvas') !== null
      pointer = over ? { x: clientX, y: clientY } : undefined
    }
    const onKey = (event: KeyboardEvent) => {
      shifted = event.type === 'keydown' && event.shiftKey
    }
    /** In the app view nobody would see what is selected, nor what came of it. */
    const isElsewhere = (target: EventTarget | null) =>
      isTyping(target) || isInPopup(target) || editor.ui.getState().appOpen
    const take = (event: ClipboardEvent, text: () => string | undefined) => {
      if (isElsewhere(event.target) || hasTextSelected()) return
      const taken = text()
      if (taken === undefined) return
      event.clipboardData?.setData('text/plain', taken)
      event.preventDefault()
    }
    const onCopy = (event: ClipboardEvent) => take(event, () => copyText(editor))
    const onCut = (event: ClipboardEvent) => take(event, () => cutText(editor))
    const onPaste = (event: ClipboardEvent) => {
      const { clipboardData: data } = event
      if (!data || isElsewhere(event.target)) return
      event.preventDefault()
      const at = pointer && editor.view.current?.toGraph(pointer)
      const pasted = { text: data.getData('text/plain'), files: [...data.files] }
      void paste(editor, pasted, { at, wired: shifted })
    }
    document.addEventListener('pointermove', onPointer, { passive: true })
    document.addEventListener('keydown', onKey, { capture: true })
    document.addEventListener('keyup', onKey, { capture: true })
    document.addEventListener('copy', onCopy)
    document.addEventListener('cut', onCut)
    document.addEventListener('paste', onPaste)
    return () => {
      document.removeEventListener('pointermove', onPointer)
      document.removeEventListener('keydown', onKey, { capture: true })
      document.removeEventListener('keyup', onKey, { capture: true })
      document.removeEventListener('copy', onCopy)
      document.removeEventListener('cut', onCut)
      document.removeEventListener('paste', onPaste)
    }
  }, [editor])
}

/** Words that were marked, in a message for instance, are what the user means to copy. */
function hasTextSelected(): boolean {
  const selection = getSelection()
  return selection !== null && selection.toString() !== ''
}
