import { type KeyboardEvent, useCallback } from 'react'
import { nudge, stretch } from '../actions/arrange'
import { selectedCount } from '../actions/items'
import { useEditor } from '../editor'
import { isTyping, usesArrows } from '../lib/shortcut'
import { itemAt } from '../store/items'
import { selectedKeys, selectionOf } from '../store/selection'
import { grid } from './drag'

const directions: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
const far = 10
/** How far the view goes, in px of the screen. */
const pan = { near: 60, far: 300 }

/** Buttons over the canvas, and ports, have keys of their own. */
function isApart(target: EventTarget): boolean {
  return target instanceof Element && target.closest('.react-flow__panel, .react-flow__handle') !== null
}

/** Whether the focus is on the canvas or on a node as a whole, rather than on what may scroll in one. */
function isCanvas(target: EventTarget): boolean {
  return target instanceof Element && target.matches('#main, .react-flow__node')
}

/**
 * The arrow keys move what is selected, or the view when nothing is; with Ctrl or Cmd they resize frames and notes. Shift
 * goes further. Enter on a selected frame or note edits its text; on one of
 * several selected nodes, it leaves that one selected.
 */
export function useCanvasKeys() {
  const editor = useEditor()
  return useCallback(
    (event: KeyboardEvent) => {
      const { document, ui, view } = editor
      const { target, key } = event
      if (isTyping(target) || usesArrows(target) || isApart(target) || event.altKey) return
      const resizes = event.ctrlKey || event.metaKey
      const direction = directions[key]
      if (direction && selectedCount(editor) > 0) {
        const step = ui.getState().grid ? grid : event.shiftKey ? far : 1
        const [dx, dy] = direction
        if (resizes) stretch(editor, dx * step, dy * step)
        else nudge(editor, dx * step, dy * step)
      } else if (direction && !resizes && isCanvas(target)) {
        const place = view.current?.place()
        if (!place) return
        const step = (event.shiftKey ? pan.far : pan.near) / place.zoom
        const [dx, dy] = direction
        view.current?.go({ ...place, x: place.x + dx * step, y: place.y + dy * step }, true)
      } else if (key === 'Enter' && !resizes && target instanceof HTMLElement) {
        const focused = target.matches('.react-flow__node') ? target.dataset.id : undefined
        if (focused === undefined) return
        const { graph, selection } = document.getState()
        const item = itemAt(graph, focused)
        if (!item || event.shiftKey || !selectedKeys(selection).has(focused)) return
        if (item.kind === 'node') document.select(selectionOf([item]))
        else ui.set({ editing: focused })
      } else return
      // React Flow has meanings of its own for these keys.
      event.preventDefault()
      event.stopPropagation()
    },
    [editor],
  )
}
