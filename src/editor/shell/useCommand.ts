import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { type CommandId, perform } from '../actions/commands/command'
import { useEditor } from '../editor'
import { ariaShortcut, shortcutText } from '../lib/shortcut'

/** A command as a button or a menu shows it; `enabled` follows the stores. */
export function useCommand(id: CommandId) {
  const { commands, document, run, queue, ui } = useEditor()
  const { t } = useTranslation()
  const command = commands[id]
  const subscribe = (listener: () => void) => {
    const stops = [
      document.subscribe(listener),
      run.subscribe(listener),
      queue.subscribe(listener),
      ui.subscribe(listener),
    ]
    return () => {
      for (const stop of stops) stop()
    }
  }
  const enabled = useSyncExternalStore(subscribe, command.enabled)
  const checked = useSyncExternalStore(subscribe, command.checked ?? unknown)
  return {
    label: t(`commands.${id}`),
    shortcut: command.shortcut && shortcutText(command.shortcut),
    ariaShortcut: command.shortcut && ariaShortcut(command.shortcut),
    enabled,
    /** Of something that is switched on and off; undefined of others. */
    checked,
    run: () => perform(command),
  }
}

const unknown = () => undefined
