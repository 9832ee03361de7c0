import type { ComponentType } from 'react'
import type { CommandId } from '../actions/commands/command'
import { Tip } from './Tip'
import { useCommand } from './useCommand'

interface CommandButtonProps {
  readonly id: CommandId
  readonly icon: ComponentType<{ 'aria-hidden'?: boolean }>
  /** Shows the label beside the icon where there is room. */
  readonly labeled?: boolean
  readonly primary?: boolean
  /** Said in the tooltip after the label. */
  readonly note?: string | undefined
}

export function CommandButton({
  id,
  icon: Icon,
  labeled = false,
  primary = false,
  note,
}: CommandButtonProps) {
  const { label, shortcut, ariaShortcut, enabled, run } = useCommand(id)
  return (
    <Tip text={[shortcut ? `${label} (${shortcut})` : label, ...(note ? [note] : [])].join(' · ')}>
      <button
        type="button"
        className={`button${primary ? ' button--primary' : ''}${labeled ? '' : ' button--icon'}`}
        aria-label={label}
        {...(ariaShortcut && { 'aria-keyshortcuts': ariaShortcut })}
        disabled={!enabled}
        onClick={run}
      >
        <Icon aria-hidden />
        {labeled && <span className="button__label">{label}</span>}
      </button>
    </Tip>
  )
}
