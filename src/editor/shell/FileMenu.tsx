import { ChevronDown } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../actions/commands/command'
import { CommandItem } from './MainMenu'
import { MenuButton } from './Popup'
import { RecentItems } from './RecentItems'

const entries: readonly CommandId[] = ['file.save-as', 'file.library', 'file.versions']

/** What can be done with files beside the buttons of the toolbar, and what was open last. */
export function FileMenu() {
  const { t } = useTranslation()
  return (
    <MenuButton label={t('files.menu')} icon={ChevronDown}>
      {entries.map((id) => (
        <CommandItem key={id} id={id} />
      ))}
      <RecentItems />
    </MenuButton>
  )
}
