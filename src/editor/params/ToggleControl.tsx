import { Switch } from '@base-ui/react/switch'

interface ToggleControlProps {
  readonly labelId: string
  readonly value: boolean
  readonly onChange: (value: boolean) => void
  readonly onCommit: () => void
}

export function ToggleControl({ labelId, value, onChange, onCommit }: ToggleControlProps) {
  const choose = (on: boolean) => {
    onCommit()
    onChange(on)
    onCommit()
  }
  return (
    <Switch.Root className="switch nodrag" aria-labelledby={labelId} checked={value} onCheckedChange={choose}>
      <Switch.Thumb className="switch__thumb" />
    </Switch.Root>
  )
}
