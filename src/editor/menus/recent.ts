import type { CommandId } from '../actions/commands/command'
import { readSetting, writeSetting } from '../lib/settings'

const most = 8

/** The commands chosen last from the palette, the latest first. Names that are no commands any more are left out. */
export function recentCommands(all: readonly CommandId[]): readonly CommandId[] {
  const names = readSetting('commands')?.split(' ') ?? []
  return names.map((name) => all.find((id) => id === name)).filter((id) => id !== undefined)
}

export function rememberCommand(id: CommandId, all: readonly CommandId[]) {
  const rest = recentCommands(all).filter((other) => other !== id)
  writeSetting('commands', [id, ...rest].slice(0, most).join(' '))
}
