import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useEditor, useUi } from '../editor'
import { type Entry, EntryList } from '../shell/EntryList'
import { type AppKey, labelShown, moveShown, removeShown } from '../store/app-edits'
import { type ShownEntry, useAppEntries } from './entries'

/** Beside the canvas while the app view is put together: what it shows, to be named and put in order. */
export default function AppEditor() {
  const editing = useUi((state) => state.appEditing && !state.appOpen)
  return editing ? <Panel /> : null
}

function Panel() {
  const { ui, commands } = useEditor()
  const { t } = useTranslation()
  const { params, outputs } = useAppEntries()
  return (
    <aside className="side" aria-label={t('appView.panel')}>
      <header className="side__head">
        <h2 className="side__title">{t('appView.panel')}</h2>
        <button
          type="button"
          className="button button--icon"
          aria-label={t('appView.done')}
          onClick={() => ui.set({ appEditing: false })}
        >
          <X aria-hidden />
        </button>
      </header>
      <div className="side__body">
        <p className="side__text">{t('appView.editing')}</p>
        <Section kind="param" title={t('appView.settings')} entries={params} />
        <Section kind="output" title={t('appView.results')} entries={outputs} />
        <button
          type="button"
          className="button button--primary side__action"
          onClick={() => commands['app.toggle'].run()}
        >
          {t('appView.label')}
        </button>
      </div>
    </aside>
  )
}

interface SectionProps {
  readonly kind: AppKey['kind']
  readonly title: string
  readonly entries: readonly ShownEntry[]
}

function Section({ kind, title, entries }: SectionProps) {
  const { document } = useEditor()
  const { t } = useTranslation()
  const rows = entries.map(
    ({ key, name, label, title: origin }): Entry => ({
      key,
      name,
      label,
      origin: t('groups.of', {
        label: kind === 'param' ? label : origin,
        title: kind === 'param' ? origin : label,
      }),
    }),
  )
  return (
    <section className="side__section" aria-label={title}>
      <h3 className="side__heading">{title}</h3>
      <EntryList
        entries={rows}
        empty={t('appView.nothing')}
        onRename={(index, name) => document.apply(labelShown(kind, index, name))}
        onMove={(index, by) => document.apply(moveShown(kind, index, by))}
        onRemove={(index) => document.apply(removeShown(kind, index))}
        onCommit={() => document.seal()}
      />
    </section>
  )
}
