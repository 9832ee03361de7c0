import { ChevronsDownUp, ChevronsUpDown, Plus } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { GroupWay } from '../canvas/GroupWay'
import { useDocument } from '../editor'
import { CommandButton } from '../shell/CommandButton'
import type { OpenEntries } from './useOpenEntries'

interface OutlineHeadProps {
  readonly keys: readonly string[]
  readonly entries: OpenEntries
}

/** Where the outline is among the groups, how it is used, and what is about all of it. */
export function OutlineHead({ keys, entries }: OutlineHeadProps) {
  const { t } = useTranslation()
  const inside = useDocument((state) => state.scope.length > 0)
  const allOpen = keys.length > 0 && keys.every((key) => entries.isOpen(key))
  return (
    <header className="outline__head">
      <h2 className="outline__title">{t('outline.label')}</h2>
      <div className="outline__tools">
        <CommandButton id="add.node" icon={Plus} labeled />
        <button
          type="button"
          className="button"
          disabled={keys.length === 0}
          onClick={() => entries.set(keys, !allOpen)}
        >
          {allOpen ? <ChevronsDownUp aria-hidden /> : <ChevronsUpDown aria-hidden />}
          {t(allOpen ? 'outline.closeAll' : 'outline.openAll')}
        </button>
      </div>
      {inside && (
        <div className="crumbs outline__way">
          <GroupWay />
        </div>
      )}
      <p className="outline__help">{t('outline.help')}</p>
    </header>
  )
}
