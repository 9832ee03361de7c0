import { type KeyboardEvent, type PointerEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useUi } from '../editor'
import { readSetting, writeSetting } from '../lib/settings'
import { later } from '../shell/later'

const Viewer = later(
  () => import('./Viewer'),
  ({ ui }) => ui.setViewer({ open: false }),
)

const usual = 480
const least = 300
const most = 1600
const keyStep = 24

/** The place of the viewer right of the canvas, as wide as the user likes. */
export function ViewerDock() {
  const { t } = useTranslation()
  const open = useUi((state) => state.viewer.open)
  const [width, setWidth] = useState(storedWidth)
  if (!open) return null

  const resize = (wanted: number) => {
    const next = Math.round(Math.min(most, Math.max(least, wanted)))
    setWidth(next)
    writeSetting('viewer', String(next))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') resize(width + keyStep)
    else if (event.key === 'ArrowRight') resize(width - keyStep)
    else return
    event.preventDefault()
  }
  const onPointerMove = (event: PointerEvent<HTMLElement>) => {
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return
    const right = event.currentTarget.parentElement?.getBoundingClientRect().right ?? innerWidth
    resize(right - event.clientX)
  }
  return (
    <aside className="viewer" style={{ '--viewer-width': `${width}px` }}>
      <hr
        className="viewer__edge"
        aria-orientation="vertical"
        aria-label={t('viewer.resize')}
        aria-valuenow={width}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onKeyDown={onKeyDown}
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={onPointerMove}
      />
      <Viewer waiting={<p className="viewer__loading">{t('viewer.loading')}</p>} />
    </aside>
  )
}

function storedWidth(): number {
  const stored = Number(readSetting('viewer'))
  return stored >= least && stored <= most ? stored : usual
}
