import { Menu } from '@base-ui/react/menu'
import { Check, ChevronDown } from 'lucide-react'
import type { ComponentType, ReactNode } from 'react'

interface MenuButtonProps {
  readonly label: string
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  readonly text?: string
  readonly children: ReactNode
}

/** A button of the toolbar that opens a menu. */
export function MenuButton({ label, icon: Icon, text, children }: MenuButtonProps) {
  return (
    <Menu.Root>
      <Menu.Trigger className={text ? 'button' : 'button button--icon'} aria-label={label} title={label}>
        <Icon aria-hidden />
        {text && <span className="button__label">{text}</span>}
        {text && <ChevronDown className="button__more" aria-hidden />}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={6} align="start" collisionPadding={8}>
          <Menu.Popup className="menu">{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface RadioItemsProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly options: readonly { readonly id: T; readonly name: string }[]
  readonly onChange: (value: T) => void
}

/** A choice of one, inside a menu. */
export function RadioItems<T extends string>({ label, value, options, onChange }: RadioItemsProps<T>) {
  return (
    <Menu.RadioGroup aria-label={label} value={value} onValueChange={onChange}>
      {options.map(({ id, name }) => (
        <Menu.RadioItem key={id} value={id} className="menu__item" closeOnClick>
          {name}
          <Menu.RadioItemIndicator className="menu__mark">
            <Check aria-hidden />
          </Menu.RadioItemIndicator>
        </Menu.RadioItem>
      ))}
    </Menu.RadioGroup>
  )
}
