import { Dices } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tip } from '../shell/Tip'
import { NumberField } from './NumberField'

const range = { min: 0, max: 2 ** 32 - 1, step: 1, scale: 'linear', integer: true } as const

interface SeedControlProps {
  readonly label: string
  readonly value: number
  readonly onChange: (value: number) => void
  readonly onCommit: () => void
}

export function SeedControl({ label, value, onChange, onCommit }: SeedControlProps) {
  const { t } = useTranslation()
  const roll = () => {
    onCommit()
    onChange(crypto.getRandomValues(new Uint32Array(1))[0] ?? 0)
    onCommit()
  }
  return (
    <div className="seed nodrag">
      <NumberField range={range} label={label} value={value} onChange={onChange} onCommit={onCommit} />
      <Tip text={t('params.roll')}>
        <button type="button" className="button button--icon" aria-label={t('params.roll')} onClick={roll}>
          <Dices aria-hidden />
        </button>
      </Tip>
    </div>
  )
}
