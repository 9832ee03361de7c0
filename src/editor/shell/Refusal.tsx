import { useEffect } from 'react'
import { useEditor, useUi } from '../editor'
import { isEqual } from '../lib/equal'

/** How long a refusal stays beside the pointer; the status bar keeps it longer. In ms. */
const shownFor = 4000
/** How often is looked whether the view has moved, by whatever command. In ms. */
const watched = 100

/** Says beside the pointer why a wire was refused. The status bar says it to screen readers. */
export function Refusal() {
  const { ui, view } = useEditor()
  const notice = useUi((state) => state.notice)
  const at = notice?.at

  useEffect(() => {
    if (!notice?.at) return
    const { at: _, ...kept } = notice
    const hide = () => {
      if (ui.getState().notice === notice) ui.set({ notice: kept })
    }
    const onKey = ({ key }: KeyboardEvent) => {
      if (key === 'Escape') hide()
    }
    const timer = setTimeout(hide, shownFor)
    // What it points at is elsewhere as soon as the view moves.
    const listeners = new AbortController()
    const options = { signal: listeners.signal, capture: true, passive: true }
    document.addEventListener('keydown', onKey, options)
    for (const moved of ['wheel', 'pointerdown'] as const) document.addEventListener(moved, hide, options)
    const place = view.current?.place()
    const watch = setInterval(() => {
      if (!isEqual(place, view.current?.place())) hide()
    }, watched)
    return () => {
      clearTimeout(timer)
      clearInterval(watch)
      listeners.abort()
    }
  }, [notice, ui, view])

  if (!at) return null
  return (
    <div
      className="refusal"
      aria-hidden="true"
      style={{ left: `min(${at.x + 12}px, 100vw - 300px)`, top: `min(${at.y + 12}px, 100vh - 90px)` }}
    >
      {notice.text}
    </div>
  )
}
