import { LayoutTemplate, Workflow } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useUi } from '../editor'
import { Tip } from './Tip'
import { useCommand } from './useCommand'

/** Switches between the canvas and the app view. */
export function AppToggle() {
  const { t } = useTranslation()
  const { label, shortcut, ariaShortcut, run } = useCommand('app.toggle')
  const open = useUi((state) => state.appOpen)
  const Icon = open ? Workflow : LayoutTemplate
  const text = open ? t('appView.back') : label
  return (
    <Tip text={`${text} (${shortcut})`}>
      <button
        type="button"
        className="button"
        aria-label={text}
        {...(ariaShortcut && { 'aria-keyshortcuts': ariaShortcut })}
        onClick={run}
      >
        <Icon aria-hidden />
        <span className="button__label">{text}</span>
      </button>
    </Tip>
  )
}
