import { useTranslation } from 'react-i18next'
import { Tip } from '../shell/Tip'
import type { NodeRun } from '../store/run-state'
import { stateIcons } from './NodeStatus'

/** The state of a node as an icon alone, where there is no room for words. */
export function StateMark({ run }: { readonly run: NodeRun }) {
  const { t } = useTranslation()
  // These have a mark of their own in the header.
  if (run.state === 'muted' || run.state === 'bypassed') return null
  const Icon = stateIcons[run.state]
  const label = t(`states.${run.state}`)
  return (
    <Tip text={label}>
      <span className={`chip chip--${run.state}`} role="img" aria-label={label}>
        <Icon aria-hidden />
      </span>
    </Tip>
  )
}
