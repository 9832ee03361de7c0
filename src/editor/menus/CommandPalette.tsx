import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Check, Search } from 'lucide-react'
import { useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../actions/commands/command'
import { useEditor } from '../editor'
import { rank } from '../lib/fuzzy'
import { type Typed, useFirstMatch, useFocusAtOnce } from '../search/useFirstMatch'
import { useCommand } from '../shell/useCommand'
import { CommandIcon } from './icons'
import { recentCommands, rememberCommand } from './recent'

/** Opens the palette itself, and so has no place in it. */
const itself: CommandId = 'view.commands'

interface CommandPaletteProps {
  /** Before the palette was there. */
  readonly typed: Typed
}

/** Every command by name, in whatever language it is typed; those used last stand on top. */
export default function CommandPalette({ typed }: CommandPaletteProps) {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const close = () => ui.set({ commandsOpen: false })
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="dialog__backdrop" />
        <Dialog.Popup className="commands" aria-label={t('menus.commands')} finalFocus={false}>
          <CommandSearch typed={typed} close={close} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

function CommandSearch({ typed, close }: { readonly typed: Typed; readonly close: () => void }) {
  const { commands } = useEditor()
  const { t, i18n } = useTranslation()
  const [query, setQuery] = useState(typed.text)
  const all = useMemo(() => {
    const ids = keysOf(commands).filter((id) => id !== itself)
    const recent = recentCommands(ids)
    return [...recent, ...ids.filter((id) => !recent.includes(id))]
  }, [commands])
  const found = useMemo(() => {
    const inEvery = [i18n.t, i18n.getFixedT('en'), i18n.getFixedT('zh')]
    return rank(all, query, (id) => ({ names: inEvery.map((words) => words(`commands.${id}`)) }))
  }, [all, query, i18n])
  // That a command is known but cannot be done is told: silence would read as a fault.
  const [refused, setRefused] = useState<CommandId>()
  const run = (id: CommandId) => {
    if (!commands[id].enabled()) return setRefused(id)
    rememberCommand(id, all)
    // Closed first, so that a command that opens something else has the last word.
    close()
    commands[id].run()
  }
  const { onItemHighlighted, onKeyDown, forget } = useFirstMatch(found[0], run, typed.entered)
  const field = useRef<HTMLInputElement>(null)
  useFocusAtOnce(field)

  return (
    <Autocomplete.Root
      inline
      open
      mode="none"
      items={found}
      value={query}
      onValueChange={(value, { reason }) => {
        if (reason === 'item-press') return
        forget()
        setRefused(undefined)
        setQuery(value)
      }}
      onItemHighlighted={onItemHighlighted}
      autoHighlight="always"
      keepHighlight
    >
      <div className="commands__search">
        <Search aria-hidden />
        <Autocomplete.Input
          ref={field}
          className="commands__input"
          placeholder={t('menus.search')}
          aria-label={t('menus.search')}
          onKeyDown={onKeyDown}
        />
      </div>
      <Autocomplete.Status className="commands__none">
        {found.length === 0 && t('menus.none', { query })}
        {refused && t('menus.refused', { command: t(`commands.${refused}`) })}
      </Autocomplete.Status>
      <Autocomplete.List className="commands__list">
        {(id: CommandId) => <CommandItem key={id} id={id} onRun={run} />}
      </Autocomplete.List>
    </Autocomplete.Root>
  )
}

interface CommandItemProps {
  readonly id: CommandId
  readonly onRun: (id: CommandId) => void
}

function CommandItem({ id, onRun }: CommandItemProps) {
  const { t } = useTranslation()
  const { label, shortcut, enabled, checked } = useCommand(id)
  return (
    <Autocomplete.Item
      value={id}
      className="menu__item menu__item--icon"
      data-command={id}
      disabled={!enabled}
      onClick={() => onRun(id)}
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
