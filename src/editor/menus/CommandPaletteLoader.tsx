import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useEditor, useUi } from '../editor'
import { nothingTyped, useFocusBack } from '../search/useFirstMatch'
import { Waiting } from '../search/Waiting'
import { later } from '../shell/later'

const CommandPalette = later(
  () => import('./CommandPalette'),
  ({ ui }) => ui.set({ commandsOpen: false }),
)

/** The command palette is loaded when it is opened for the first time. */
export function CommandPaletteLoader() {
  const open = useUi((state) => state.commandsOpen)
  return open && <Loading />
}

function Loading() {
  const { ui } = useEditor()
  const { t } = useTranslation()
  const [typed, setTyped] = useState(nothingTyped)
  useFocusBack()
  const waiting = (
    <Waiting
      className="commands"
      line="commands__search"
      label={t('menus.commands')}
      hint={t('menus.search')}
      typed={typed}
      onType={setTyped}
      onClose={() => ui.set({ commandsOpen: false })}
    />
  )
  return <CommandPalette typed={typed} waiting={waiting} />
}
