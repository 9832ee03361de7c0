import type { NodeProps } from '@xyflow/react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowFrame } from '../canvas/flow'
import { useDocument, useUi } from '../editor'
import { paint } from '../lib/colors'
import { Tip } from '../shell/Tip'
import { countOf } from '../store/selection'
import { FrameTitle } from './FrameTitle'
import { FrameTools } from './ItemTools'
import { Resizer } from './Resizer'

/** A titled area behind the nodes. Dragged by its title, with what lies inside. */
export const FrameView = memo(function FrameView({ id, data, selected }: NodeProps<FlowFrame>) {
  const { t } = useTranslation()
  const frame = useDocument(({ graph }) => graph.frames.find((one) => one.id === data.frame))
  const alone = useDocument(({ selection }) => selected && countOf(selection) === 1)
  const editing = useUi((state) => state.editing === id)
  if (!frame) return null
  const title = frame.title || t('frame.untitled')
  return (
    <section
      className="frame"
      aria-label={t('frame.label', { title })}
      data-frame-id={frame.id}
      data-selected={selected}
      style={{ '--paint': paint(frame.color) ?? 'var(--paint-gray)' }}
    >
      <Resizer id={id} visible={selected} />
      <header className="frame__bar">
        {editing ? (
          <FrameTitle itemKey={id} frame={frame} />
        ) : (
          <Tip text={t('frame.moved')}>
            <h3 className="frame__title" data-untitled={frame.title === ''}>
              {title}
            </h3>
          </Tip>
        )}
        {alone && <FrameTools id={frame.id} color={frame.color} />}
      </header>
    </section>
  )
})
