import { Menu } from '@base-ui/react/menu'
import { Menu as MenuIcon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../actions/commands/command'
import { LanguageItems } from './LanguageMenu'
import { MenuButton } from './Popup'
import { RecentItems } from './RecentItems'
import { ThemeItems } from './ThemeItems'
import { useCommand } from './useCommand'

const entries: readonly CommandId[] = [
  'file.new',
  'file.open',
  'file.save',
  'file.save-as',
  'file.library',
  'file.versions',
  'file.examples',
  'file.copy-link',
  'view.palette',
  'view.outline',
  'view.viewer',
  'view.problems',
  'edit.history',
  'run.auto',
  'app.toggle',
  'app.edit',
  'view.commands',
  'settings.open',
  'help.open',
]

/** Takes the place of the toolbar's buttons where the window is narrow. */
export function MainMenu() {
  const { t } = useTranslation()
  return (
    <span className="header__menu">
      <MenuButton label={t('app.menu')} icon={MenuIcon}>
        {entries.map((id) => (
          <CommandItem key={id} id={id} />
        ))}
        <RecentItems />
        <Menu.Separator className="menu__line" />
        <LanguageItems />
        <Menu.Separator className="menu__line" />
        <ThemeItems />
      </MenuButton>
    </span>
  )
}

/** A command in a menu. */
export function CommandItem({ id }: { readonly id: CommandId }) {
  const { label, shortcut, enabled, run } = useCommand(id)
  return (
    <Menu.Item className="menu__item" disabled={!enabled} onClick={run}>
      {label}
      {shortcut && <kbd className="menu__keys">{shortcut}</kbd>}
    </Menu.Item>
  )
}
