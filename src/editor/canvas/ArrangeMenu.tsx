import { Menu } from '@base-ui/react/menu'
import { Check, LayoutDashboard } from 'lucide-react'
import { Fragment } from 'react'
import { useTranslation } from 'react-i18next'
import type { CommandId } from '../actions/commands/command'
import { useUi } from '../editor'
import { CommandItem } from '../shell/MainMenu'
import { MenuButton } from '../shell/Popup'
import { useCommand } from '../shell/useCommand'

const sections: readonly (readonly CommandId[])[] = [
  ['arrange.tidy'],
  ['arrange.left', 'arrange.center', 'arrange.right'],
  ['arrange.top', 'arrange.middle', 'arrange.bottom'],
  ['arrange.horizontal', 'arrange.vertical'],
  ['frame.create', 'note.create'],
]

/** Everything that puts the canvas in order. */
export function ArrangeMenu() {
  const { t } = useTranslation()
  const snap = useUi((state) => state.snap)
  const grid = useUi((state) => state.grid)
  return (
    <MenuButton label={t('arrangeMenu.label')} icon={LayoutDashboard}>
      {sections.map((ids) => (
        <Fragment key={ids[0]}>
          {ids.map((id) => (
            <CommandItem key={id} id={id} />
          ))}
          <Menu.Separator className="menu__line" />
        </Fragment>
      ))}
      <Toggle id="arrange.snap" on={snap} />
      <Toggle id="arrange.grid" on={grid} />
    </MenuButton>
  )
}

function Toggle({ id, on }: { readonly id: CommandId; readonly on: boolean }) {
  const { label, run } = useCommand(id)
  return (
    <Menu.CheckboxItem className="menu__item" checked={on} onCheckedChange={run}>
      {label}
      <Menu.CheckboxItemIndicator className="menu__mark">
        <Check aria-hidden />
      </Menu.CheckboxItemIndicator>
    </Menu.CheckboxItem>
  )
}
