import { useEffect } from 'react'
import { useEditor, useUi } from '../editor'

/** How long a refusal stays beside the pointer; the status bar keeps it longer. In ms. */
const shownFor = 4000

/** Says beside the pointer why a wire was refused. The status bar says it to screen readers. */
export function Refusal() {
  const { ui } = useEditor()
  const notice = useUi((state) => state.notice)
  const at = notice?.at

  useEffect(() => {
    if (!notice?.at) return
    const { at: _, ...kept } = notice
    const timer = setTimeout(() => {
      if (ui.getState().notice === notice) ui.set({ notice: kept })
    }, shownFor)
    return () => clearTimeout(timer)
  }, [notice, ui])

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
