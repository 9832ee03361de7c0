import { useTranslation } from 'react-i18next'
import { formatNumber } from '../lib/format'
import { fromPosition, type NumberRange, sliderSteps, toPosition } from './number'

interface RangeSliderProps {
  readonly range: NumberRange
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly onCommit: () => void
}

/** The browser's own slider: hundreds may be on one canvas. */
export function RangeSlider({ range, label, value, onChange, onCommit }: RangeSliderProps) {
  const { t } = useTranslation()
  const position = toPosition(range, value)
  return (
    <input
      type="range"
      className="range"
      aria-label={t('params.slider', { label })}
      aria-valuetext={formatNumber(value)}
      min={0}
      max={sliderSteps}
      step={1}
      value={position}
      style={{ '--filled': `${position / (sliderSteps / 100)}%` }}
      onChange={(event) => onChange(fromPosition(range, event.target.valueAsNumber))}
      onPointerUp={onCommit}
    />
  )
}
