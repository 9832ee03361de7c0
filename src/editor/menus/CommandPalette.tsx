import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Check, Search } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../actions/commands/command'
import { useEditor } from '../editor'
import { rank } from '../lib/fuzzy'
import { useCommand } from '../shell/useCommand'
import { CommandIcon } from './icons'
import { recentCommands, rememberCommand } from './recent'

/** Opens the palette itself, and so has no place in it. */
const itself: CommandId = 'view.commands'

/**
 * Every command by name, in whatever language it is typed; those used last stand on top. `typed` is what was typed
 * before the palette was there.
 */
export default function CommandPalette({ typed }: { readonly typed: string }) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const close = () => ui.set({ commandsOpen: false })
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="commands" aria-label={t('menus.commands')}>
          <CommandSearch typed={typed} close={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function CommandSearch({ typed, close }: { readonly typed: string; readonly close: () => void }) {
  const { commands } = useEditor()
  const { t, i18n } = useTranslation()
  const [query, setQuery] = useState(typed)
  const all = useMemo(() => {
    const ids = keysOf(commands).filter((id) => id !== itself)
    const recent = recentCommands(ids)
    return [...recent, ...ids.filter((id) => !recent.includes(id))]
  }, [commands])
  const found = useMemo(() => {
    const inEvery = [i18n.t, i18n.getFixedT('en'), i18n.getFixedT('zh')]
    return rank(all, query, (id) => ({ names: inEvery.map((words) => words(`commands.${id}`)) }))
  }, [all, query, i18n])

  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      items={found}
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason !== 'item-press') setQuery(value)
      }}
      autoHighlight="always"
      keepHighlight
    >
      <div className="commands__search">
        <Search aria-hidden />
        <Autocomplete.Input
          className="commands__input"
          placeholder={t('menus.search')}
          aria-label={t('menus.search')}
        />
      </div>
      <Autocomplete.Empty className="commands__none">
        {found.length === 0 && t('menus.none', { query })}
      </Autocomplete.Empty>
      <Autocomplete.List className="commands__list">
        {(id: CommandId) => (
          <CommandItem
            key={id}
            id={id}
            onRun={() => {
              rememberCommand(id, all)
              close()
            }}
          />
        )}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

function CommandItem({ id, onRun }: { readonly id: CommandId; readonly onRun: () => void }) {
  const { t } = useTranslation()
  const { label, shortcut, enabled, checked, run } = useCommand(id)
  return (
    <Autocomplete.Item
      value={id}
      className="menu__item menu__item--icon"
      data-command={id}
      disabled={!enabled}
      onClick={() => {
        // Closed first, so that a command that opens something else has the last word.
        onRun()
        run()
      }}
    >
      <CommandIcon id={id} />
      <span className="menu__label">{label}</span>
      {checked && <Check className="menu__on" role="img" aria-label={t('reasons.values.on')} />}
      {!enabled && <span className="commands__off">{t('menus.unavailable')}</span>}
      {shortcut && <kbd className="menu__keys">{shortcut}</kbd>}
    </Autocomplete.Item>
  )
}

function keysOf<K extends string>(record: Readonly<Record<K, unknown>>): readonly K[] {
  return Object.keys(record) as K[]
}
