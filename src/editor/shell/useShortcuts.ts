import { useEffect } from 'react'
import { useEditor } from '../editor'
import { isInPopup, isTyping, matches, popups, usesKeys } from '../lib/shortcut'

/** The whole page listens for the shortcuts of all commands. */
export function useShortcuts() {
  const { commands } = useEditor()
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (isInPopup(event.target)) return
      const typing = isTyping(event.target)
      const meant = Object.values(commands).filter(
        ({ shortcut, native }) => shortcut !== undefined && !native && matches(event, shortcut),
      )
      // Commands on different things may share their keys: the one that can be done is meant.
      for (const command of [...meant.filter((one) => one.enabled()), ...meant]) {
        if (command.shortcut === undefined) continue
        if ((typing && !command.whileTyping) || usesKeys(event.target, command.shortcut)) continue
        if (command.shortcut === 'Escape' && somethingIsOpen()) return
        // The browser's own meaning of Ctrl+S or Ctrl+Z is never wanted; a bare key may have another use.
        if (command.enabled() || event.ctrlKey || event.metaKey) event.preventDefault()
        // Several commands may share a key of which only one has a use at a time.
        if (!command.enabled()) continue
        event.stopPropagation()
        // What is being typed counts.
        if (typing && event.target instanceof HTMLElement) event.target.blur()
        command.run(event.target)
        return
      }
    }
    // Before anything else hears of it: the focused node of the canvas would take Ctrl+Enter for Enter.
    document.addEventListener('keydown', onKeyDown, { capture: true })
    return () => document.removeEventListener('keydown', onKeyDown, { capture: true })
  }, [commands])
}

/** Escape closes what is open, wherever the focus is. */
function somethingIsOpen(): boolean {
  return document.querySelector(popups) !== null
}
