import { Images } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCommand } from './useCommand'

export function ExamplesButton() {
  const { t } = useTranslation()
  const { run } = useCommand('file.examples')
  const label = t('app.examples')
  return (
    <button
      type="button"
      className="button"
      aria-label={label}
      title={label}
      aria-haspopup="dialog"
      onClick={run}
    >
      <Images aria-hidden />
      <span className="button__label">{label}</span>
    </button>
  )
}
