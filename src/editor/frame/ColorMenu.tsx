import { Menu } from '@base-ui/react/menu'
import { Check, Palette } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { type ColorName, colorNames, paint } from '../lib/colors'

interface ColorMenuProps {
  readonly color: string | undefined
  /** Offers no color as well. */
  readonly optional?: boolean
  readonly onChange: (color: ColorName | undefined) => void
}

/** A choice of the palette's colors, by name. */
export function ColorMenu({ color, optional = false, onChange }: ColorMenuProps) {
  const { t } = useTranslation()
  return (
    <Menu.Root>
      <Menu.Trigger
        className="button button--icon button--small nodrag"
        aria-label={t('colors.label')}
        title={t('colors.label')}
      >
        <Palette aria-hidden />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner className="layer" sideOffset={6} align="end" collisionPadding={8}>
          <Menu.Popup className="menu">
            <Menu.RadioGroup
              aria-label={t('colors.label')}
              value={color ?? 'none'}
              onValueChange={(value: string) => onChange(colorNames.find((name) => name === value))}
            >
              {[...(optional ? (['none'] as const) : []), ...colorNames].map((name) => (
                <Menu.RadioItem key={name} value={name} className="menu__item" closeOnClick>
                  {name === 'none' ? (
                    <span className="swatch swatch--none" aria-hidden />
                  ) : (
                    <span className="swatch" style={{ '--paint': paint(name) ?? '' }} aria-hidden />
                  )}
                  {t(`colors.${name}`)}
                  <Menu.RadioItemIndicator className="menu__mark">
                    <Check aria-hidden />
                  </Menu.RadioItemIndicator>
                </Menu.RadioItem>
              ))}
            </Menu.RadioGroup>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
