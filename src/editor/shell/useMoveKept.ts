import { type MouseEvent, useLayoutEffect, useRef } from 'react'

/**
 * Keeps the focus on the button that moved its line up or down a list: browsers take it from what is moved or disabled.
 * At the end of the list it goes to the line's first button that can still be pressed.
 *
 * @returns what remembers the button, to be called by its click.
 */
export function useMoveKept(): (event: MouseEvent<HTMLButtonElement>) => void {
  const pressed = useRef<HTMLButtonElement>(null)
  useLayoutEffect(() => {
    const button = pressed.current
    pressed.current = null
    const line = button?.isConnected ? button.closest('li') : undefined
    const next = button?.disabled ? line?.querySelector<HTMLButtonElement>('button:not(:disabled)') : button
    if (line && document.activeElement !== next) next?.focus()
  })
  return ({ currentTarget }) => {
    pressed.current = currentTarget
  }
}
