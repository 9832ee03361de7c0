import { ChevronLeft, ChevronRight, Grid3x3 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { View, ViewChoice } from '../../core/view'
import { NumberField } from '../params/NumberField'
import { Choice } from '../shell/Choice'
import { ToolButton } from './ToolButton'

interface ViewBarProps {
  readonly views: readonly View[]
  readonly choice: ViewChoice
  readonly onChange: (choice: ViewChoice) => void
}

/** Which layer, and which of its channels. */
export function ViewBar({ views, choice, onChange }: ViewBarProps) {
  const { t } = useTranslation()
  const view = views.find(({ id }) => id === choice.view)
  const count = view?.channels ?? 0
  const { channel } = choice
  const show = (next: number) => onChange({ view: choice.view, channel: (next + count) % count })
  return (
    <div className="viewer__bar">
      {views.length > 1 && (
        <Choice
          name={{ label: t('viewer.layer') }}
          className="viewer__choice"
          value={choice.view}
          items={views.map(({ id, label }) => ({ value: id, label }))}
          onChange={(id) => onChange({ view: id })}
        />
      )}
      {count > 0 && (
        <div className="viewer__group">
          <ToolButton
            label={t('viewer.allChannels')}
            icon={Grid3x3}
            pressed={channel === undefined}
            onClick={() =>
              onChange(channel === undefined ? { view: choice.view, channel: 0 } : { view: choice.view })
            }
          />
          <ToolButton
            label={t('viewer.previousChannel')}
            icon={ChevronLeft}
            onClick={() => show((channel ?? 0) - 1)}
          />
          {channel === undefined ? (
            <span className="viewer__count">{t('viewer.channelCount', { count })}</span>
          ) : (
            <span className="viewer__channel">
              <NumberField
                label={t('viewer.channel')}
                range={{ min: 0, max: count - 1, step: 1, scale: 'linear', integer: true }}
                value={channel}
                onChange={(next) => onChange({ view: choice.view, channel: next })}
                onCommit={() => {}}
              />
            </span>
          )}
          <ToolButton
            label={t('viewer.nextChannel')}
            icon={ChevronRight}
            onClick={() => show((channel ?? -1) + 1)}
          />
        </div>
      )}
    </div>
  )
}
