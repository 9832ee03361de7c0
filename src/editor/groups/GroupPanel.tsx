import { BookmarkPlus, Download, X } from 'lucide-react'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { GroupDefinition } from '../../core/document'
import { useDocument, useEditor, useUi } from '../editor'
import { CommandButton } from '../shell/CommandButton'
import { editGroup } from '../store/group-edits'
import { openedGroup } from '../store/scope'
import { GroupColor } from './GroupColor'
import { GroupSection } from './GroupSection'

/** What the group that is open looks like from outside: its title, its ports and its settings. */
export default function GroupPanel() {
  const open = useUi((state) => state.groupPanelOpen && !state.appOpen)
  const group = useDocument((state) => openedGroup(state.document, state.scope))
  return open && group ? <Panel group={group} /> : null
}

function Panel({ group }: { readonly group: GroupDefinition }) {
  const { document, ui } = useEditor()
  const { t } = useTranslation()
  const [title, doc] = [useId(), useId()]
  const seal = () => document.seal()
  return (
    <aside className="side" aria-label={t('groups.settings')}>
      <header className="side__head">
        <h2 className="side__title">{t('groups.settings')}</h2>
        <button
          type="button"
          className="button button--icon"
          aria-label={t('groups.close')}
          onClick={() => ui.set({ groupPanelOpen: false })}
        >
          <X aria-hidden />
        </button>
      </header>
      <div className="side__body">
        <label className="side__label" htmlFor={title}>
          {t('groups.title')}
        </label>
        <input
          id={title}
          type="text"
          className="text-field"
          value={group.title}
          maxLength={500}
          onChange={({ target }) =>
            document.apply(
              editGroup(
                group.id,
                (draft) => {
                  draft.title = target.value
                },
                'title',
              ),
            )
          }
          onBlur={seal}
        />
        <label className="side__label" htmlFor={doc}>
          {t('groups.doc')}
        </label>
        <textarea
          id={doc}
          className="text-field text-field--tall"
          rows={3}
          value={group.doc ?? ''}
          maxLength={5000}
          onChange={({ target }) =>
            document.apply(
              editGroup(
                group.id,
                (draft) => {
                  if (target.value === '') delete draft.doc
                  else draft.doc = target.value
                },
                'doc',
              ),
            )
          }
          onBlur={seal}
        />
        <GroupColor group={group} />
        <GroupSection group={group} side="inputs" />
        <GroupSection group={group} side="outputs" />
        <GroupSection group={group} side="params" />
        <div className="side__section side__actions">
          <CommandButton id="group.save-template" icon={BookmarkPlus} labeled />
          <CommandButton id="group.export" icon={Download} labeled />
        </div>
      </div>
    </aside>
  )
}
