import { ChevronRight, CopyPlus, CornerLeftUp, Settings2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { groupType } from '../../core/groups'
import { countUses } from '../../core/unused-groups'
import { wayTo } from '../actions/groups'
import { useDocument, useEditor } from '../editor'
import { CommandButton } from '../shell/CommandButton'
import { Tip } from '../shell/Tip'
import { openedGroup } from '../store/scope'

/** The groups that lead to what is shown, and the way back. */
export function GroupWay() {
  const { document } = useEditor()
  const { t } = useTranslation()
  const scope = useDocument((state) => state.scope)
  const title = useDocument((state) => state.document.title)
  const way = useDocument((state) => wayTo(state.document, state.scope).join('\n'))
  const uses = useDocument((state) => {
    const group = openedGroup(state.document, state.scope)
    return group ? countUses(state.document, groupType(group.id)) : 0
  })
  const steps = [title, ...way.split('\n')]
  return (
    <>
      <CommandButton id="group.leave" icon={CornerLeftUp} />
      <nav aria-label={t('groups.way')}>
        <ol className="crumbs__way">
          {steps.map((step, depth) => (
            <li key={scope.slice(0, depth).join('/')} className="crumbs__step">
              {depth > 0 && <ChevronRight aria-hidden />}
              <button
                type="button"
                className="crumbs__place"
                {...(depth === scope.length && { 'aria-current': 'location' as const })}
                onClick={() => document.enter(scope.slice(0, depth))}
              >
                {step}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <Tip text={t('groups.shared')}>
        <span className="crumbs__uses">{t('groups.uses', { count: uses })}</span>
      </Tip>
      {uses > 1 && <CommandButton id="group.unique" icon={CopyPlus} />}
      <CommandButton id="group.settings" icon={Settings2} />
    </>
  )
}
