import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../actions/commands/command'
import { colorNames } from '../lib/colors'
import { useCommand } from '../shell/useCommand'
import { CommandIcon } from './icons'

/** A command in a menu, with its icon, its keys and, where it switches something, whether that is on. */
export function CommandEntry({ id }: { readonly id: CommandId }) {
  const { label, shortcut, ariaShortcut, enabled, checked, run } = useCommand(id)
  const { t } = useTranslation()
  // Below a heading that says “Color”, its name alone is enough.
  const color = ([...colorNames, 'none'] as const).find((name) => `color.${name}` === id)
  const shared = {
    className: 'menu__item menu__item--icon',
    disabled: !enabled,
    'data-command': id,
    ...(ariaShortcut && { 'aria-keyshortcuts': ariaShortcut }),
  }
  const content = (
    <>
      <CommandIcon id={id} />
      <span className="menu__label">{color ? t(`colors.${color}`) : label}</span>
      {shortcut && <kbd className="menu__keys">{shortcut}</kbd>}
      <span className="menu__check">{checked && <Check aria-hidden />}</span>
    </>
  )
  if (checked === undefined) {
    return (
      <Menu.Item {...shared} onClick={run}>
        {content}
      </Menu.Item>
    )
  }
  return (
    <Menu.CheckboxItem {...shared} closeOnClick checked={checked} onCheckedChange={run}>
      {content}
    </Menu.CheckboxItem>
  )
}
