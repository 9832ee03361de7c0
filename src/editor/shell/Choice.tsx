import { Select } from '@base-ui/react/select'
import { Check, ChevronsUpDown } from 'lucide-react'

export interface ChoiceItem {
  readonly value: string
  readonly label: string
}

interface ChoiceProps {
  /** What names it: an element's id, or words of its own. */
  readonly name: { readonly labelId: string } | { readonly label: string }
  readonly value: string
  readonly items: readonly ChoiceItem[]
  /** Added to the field's own class. */
  readonly className: string
  readonly onChange: (value: string) => void
}

/** A choice of one from a list. */
export function Choice({ name, value, items, className, onChange }: ChoiceProps) {
  return (
    <Select.Root
      items={items}
      value={value}
      onValueChange={(chosen) => {
        if (chosen !== null) onChange(chosen)
      }}
    >
      <Select.Trigger
        className={`select ${className}`}
        {...('label' in name ? { 'aria-label': name.label } : { 'aria-labelledby': name.labelId })}
      >
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
