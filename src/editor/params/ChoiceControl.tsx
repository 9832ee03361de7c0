import { Select } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'
import type { ChoiceParam } from '../../core/param'
import { useCatalog } from '../editor'
import { useCatalogText } from '../i18n/catalog-text'

interface ChoiceControlProps {
  readonly type: string
  readonly name: string
  readonly spec: ChoiceParam
  readonly labelId: string
  readonly value: string
  readonly onChange: (value: string) => void
  readonly onCommit: () => void
}

export function ChoiceControl({ type, name, spec, labelId, value, onChange, onCommit }: ChoiceControlProps) {
  const words = useCatalogText(useCatalog())
  const items = spec.options.map((option) => ({
    value: option.value,
    label: words.option(type, name, option),
  }))
  const choose = (chosen: string | null) => {
    if (chosen === null) return
    onCommit()
    onChange(chosen)
    onCommit()
  }
  return (
    <Select.Root items={items} value={value} onValueChange={choose}>
      <Select.Trigger className="select nodrag" aria-labelledby={labelId}>
        <Select.Value />
        <Select.Icon className="select__icon">
          <ChevronsUpDown aria-hidden />
        </Select.Icon>
      </Select.Trigger>
      <Select.Portal>
        <Select.Positioner className="layer" sideOffset={4} alignItemWithTrigger={false}>
          <Select.Popup className="menu">
            <Select.List>
              {items.map((item) => (
                <Select.Item key={item.value} value={item.value} className="menu__item">
                  <Select.ItemText>{item.label}</Select.ItemText>
                  <Select.ItemIndicator className="menu__mark">
                    <Check aria-hidden />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.List>
          </Select.Popup>
        </Select.Positioner>
      </Select.Portal>
    </Select.Root>
  )
}
