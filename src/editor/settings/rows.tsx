import { Switch } from '@base-ui/react/switch'
import { useId } from 'react'
import { Choice } from '../shell/Choice'

interface ChoiceRowProps<T extends string> {
  readonly label: string
  readonly value: T
  readonly items: readonly { readonly value: T; readonly label: string }[]
  readonly onChange: (value: T) => void
}

/** A choice of one, with its name before it. */
export function ChoiceRow<T extends string>({ label, value, items, onChange }: ChoiceRowProps<T>) {
  const labelId = useId()
  return (
    <div className="settings__row">
      <span id={labelId}>{label}</span>
      <Choice
        name={{ labelId }}
        className="settings__choice"
        value={value}
        items={items}
        onChange={(chosen) => {
          const item = items.find((one) => one.value === chosen)
          if (item) onChange(item.value)
        }}
      />
    </div>
  )
}

interface SwitchRowProps {
  readonly label: string
  readonly checked: boolean
  readonly onChange: () => void
}

export function SwitchRow({ label, checked, onChange }: SwitchRowProps) {
  const labelId = useId()
  return (
    <div className="settings__row">
      <span id={labelId}>{label}</span>
      <Switch.Root className="switch" aria-labelledby={labelId} checked={checked} onCheckedChange={onChange}>
        <Switch.Thumb className="switch__thumb" />
      </Switch.Root>
    </div>
  )
}
