import type { ComponentType } from 'react'
import { Tip } from '../shell/Tip'

interface ToolButtonProps {
  readonly label: string
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  /** A key that does the same where the focus is on the picture. */
  readonly keyName?: string
  /** Makes it a switch. */
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onClick: () => void
}

export function ToolButton({
  label,
  icon: Icon,
  keyName,
  pressed,
  disabled = false,
  onClick,
}: ToolButtonProps) {
  return (
    <Tip text={keyName ? `${label} (${keyName})` : label}>
      <button
        type="button"
        className="button button--icon tool"
        aria-label={label}
        {...(pressed !== undefined && { 'aria-pressed': pressed })}
        disabled={disabled}
        onClick={onClick}
      >
        <Icon aria-hidden />
      </button>
    </Tip>
  )
}
