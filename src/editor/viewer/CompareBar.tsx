import { Toggle } from '@base-ui/react/toggle'
import { ToggleGroup } from '@base-ui/react/toggle-group'
import { ArrowLeftRight, Columns2, Contrast, SquareSplitHorizontal } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Choice } from '../shell/Choice'
import { Tip } from '../shell/Tip'
import type { Output } from './outputs'

export const compareModes = ['wipe', 'side', 'difference', 'flip'] as const
export type CompareMode = (typeof compareModes)[number]

const icons = {
  wipe: SquareSplitHorizontal,
  side: Columns2,
  difference: Contrast,
  flip: ArrowLeftRight,
} as const

const gains = [1, 2, 4, 8, 16]
const nothing = ''

interface CompareBarProps {
  readonly candidates: readonly Output[]
  readonly other: Output | null
  readonly onOther: (other: Output | null) => void
  readonly mode: CompareMode
  readonly onMode: (mode: CompareMode) => void
  readonly gain: number
  readonly onGain: (gain: number) => void
}

/** With what a picture is compared, and how. */
export function CompareBar({ candidates, other, onOther, mode, onMode, gain, onGain }: CompareBarProps) {
  const { t } = useTranslation()
  const items = [
    { value: nothing, label: t('viewer.compareNothing') },
    ...candidates.map(({ key, title, label }) => ({
      value: key,
      label: t('viewer.output', { title, port: label }),
    })),
  ]
  return (
    <div className="viewer__bar">
      <Choice
        name={{ label: t('viewer.compareWith') }}
        className="viewer__choice"
        value={other?.key ?? nothing}
        items={items}
        onChange={(key) => onOther(candidates.find((candidate) => candidate.key === key) ?? null)}
      />
      {other && (
        <ToggleGroup
          className="viewer__group"
          aria-label={t('viewer.compareMode')}
          value={[mode]}
          onValueChange={(value) => {
            const chosen = compareModes.find((candidate) => candidate === value[0])
            if (chosen) onMode(chosen)
          }}
        >
          {compareModes.map((each) => {
            const Icon = icons[each]
            return (
              <Tip key={each} text={t(`viewer.modes.${each}`)}>
                <Toggle
                  className="button button--icon tool"
                  value={each}
                  aria-label={t(`viewer.modes.${each}`)}
                >
                  <Icon aria-hidden />
                </Toggle>
              </Tip>
            )
          })}
        </ToggleGroup>
      )}
      {other && mode === 'difference' && (
        <span className="viewer__gain">
          <Choice
            name={{ label: t('viewer.gain') }}
            className="viewer__choice"
            value={String(gain)}
            items={gains.map((each) => ({ value: String(each), label: `× ${each}` }))}
            onChange={(chosen) => onGain(Number(chosen))}
          />
        </span>
      )}
    </div>
  )
}
