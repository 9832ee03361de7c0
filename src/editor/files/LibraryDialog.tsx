import { Dialog } from '@base-ui/react/dialog'
import { Tabs } from '@base-ui/react/tabs'
import { Search, Trash2, X } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useLibrary } from '../editor'
import type { Entry } from '../library/types'
import { DocumentRow } from './DocumentRow'
import { EraseButton } from './EraseButton'
import { SpaceLine } from './SpaceLine'
import { useEntries } from './useEntries'

/** The documents of this browser, and those in the bin. */
export default function LibraryDialog() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const entries = useEntries()
  const trouble = useLibrary((state) => state.trouble)
  const [query, setQuery] = useState('')
  const close = () => ui.set({ libraryOpen: null })
  const kept = entries?.filter(({ deleted }) => deleted === undefined)
  const binned = entries?.filter(({ deleted }) => deleted !== undefined)
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="dialog library">
          <header className="library__head">
            <Dialog.Title className="dialog__title">{t('library.title')}</Dialog.Title>
            <Dialog.Close className="button button--icon" aria-label={t('library.close')}>
              <X aria-hidden />
            </Dialog.Close>
          </header>
          <Dialog.Description className="library__hint">
            {trouble
              ? `${t(`library.troubles.${trouble}`)} ${t(`library.remedies.${trouble}`)}`
              : t('library.hint')}
          </Dialog.Description>
          <Tabs.Root className="library__tabs" defaultValue="kept">
            <div className="library__bar">
              <Tabs.List className="tabs">
                <Tabs.Tab className="tab" value="kept">
                  {t('library.all')}
                  <span className="tab__count">{kept?.length ?? ''}</span>
                </Tabs.Tab>
                <Tabs.Tab className="tab" value="bin">
                  {t('library.bin')}
                  <span className="tab__count">{binned?.length ?? ''}</span>
                </Tabs.Tab>
              </Tabs.List>
              <label className="library__search">
                <Search aria-hidden />
                <input
                  type="search"
                  className="text-field"
                  aria-label={t('library.search')}
                  placeholder={t('library.search')}
                  value={query}
                  onChange={(event) => setQuery(event.target.value)}
                />
              </label>
            </div>
            <Tabs.Panel className="library__panel" value="kept">
              <List entries={kept} query={query} empty={t('library.none')} />
            </Tabs.Panel>
            <Tabs.Panel className="library__panel" value="bin">
              <List entries={binned} query={query} empty={t('library.binEmpty')} />
              {binned && binned.length > 0 && (
                <p className="library__end">
                  <EraseButton
                    documents={binned}
                    title={t('library.eraseAllTitle')}
                    label={t('library.emptyBin')}
                    icon={Trash2}
                    labeled
                  />
                </p>
              )}
            </Tabs.Panel>
          </Tabs.Root>
          <SpaceLine />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface ListProps {
  readonly entries: readonly Entry[] | undefined
  readonly query: string
  readonly empty: string
}

function List({ entries, query, empty }: ListProps) {
  const { t } = useTranslation()
  if (!entries) return null
  const wanted = query.trim().toLowerCase()
  const found = entries.filter(({ title, file }) =>
    `${title} ${file?.name ?? ''}`.toLowerCase().includes(wanted),
  )
  if (found.length === 0) {
    return <p className="library__empty">{entries.length === 0 ? empty : t('library.noneFound')}</p>
  }
  return (
    <ul className="library__list">
      {found.map((entry) => (
        <DocumentRow key={entry.id} entry={entry} />
      ))}
    </ul>
  )
}
