import type { en } from '../../i18n/en'

export type CommandId = keyof typeof en.commands

/** Something the user can ask for: the toolbar, the menus and the keyboard all derive from these. */
export interface Command {
  /** Such as `Mod+Shift+Z`; Mod is Ctrl, or Cmd on a Mac. */
  readonly shortcut?: string
  /** Also obeyed while a text field has the focus. */
  readonly whileTyping?: boolean
  /** The browser turns these keys into an event of its own, such as `copy`, and that is answered. */
  readonly native?: boolean
  enabled(): boolean
  /** Of something that is switched on and off. */
  checked?(): boolean
  /** @param from what had the focus, where keys asked for it. */
  run(from?: EventTarget | null): void
}

export type Commands = Readonly<Record<CommandId, Command>>

/** The commands of one area, such as `edit`. */
export type Area<A extends string> = Readonly<Record<Extract<CommandId, `${A}.${string}`>, Command>>

export const always = () => true

/** Does what the command says if it can be done now. */
export function perform(command: Command) {
  if (command.enabled()) command.run()
}
