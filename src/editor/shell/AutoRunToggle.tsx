import { Zap } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useUi } from '../editor'
import { Tip } from './Tip'
import { useCommand } from './useCommand'

/** Whether edits run what they make out of date. */
export function AutoRunToggle() {
  const { t } = useTranslation()
  const { label, run } = useCommand('run.auto')
  const on = useUi((state) => state.autoRun)
  return (
    <Tip text={t(on ? 'auto.on' : 'auto.off')}>
      <button
        type="button"
        className="button button--icon auto-run"
        aria-label={label}
        aria-pressed={on}
        onClick={run}
      >
        <Zap aria-hidden />
      </button>
    </Tip>
  )
}
