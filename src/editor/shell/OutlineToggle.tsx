import { ListTree, Workflow } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Tip } from './Tip'
import { useCommand } from './useCommand'

/** Switches between the canvas and the outline. */
export function OutlineToggle() {
  const { t } = useTranslation()
  const { label, shortcut, ariaShortcut, checked, run } = useCommand('view.outline')
  const Icon = checked ? Workflow : ListTree
  const text = checked ? t('outline.back') : t('outline.label')
  return (
    <Tip text={`${checked ? text : label} (${shortcut})`}>
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
