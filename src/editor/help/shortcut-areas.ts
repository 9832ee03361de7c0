import type { CommandId, Commands } from '../actions/commands/command'
import { rank } from '../lib/fuzzy'
import type { HelpWords } from './words/en'

type AreaId = keyof HelpWords['shortcuts']['areas']

export interface ShortcutArea {
  readonly id: AreaId
  readonly entries: readonly { readonly id: CommandId; readonly shortcut: string }[]
}

/** The commands that have keys, by area, in the order of the registry; those that fit `query`. */
export function shortcutAreas(
  commands: Commands,
  areas: HelpWords['shortcuts']['areas'],
  query: string,
  names: (id: CommandId) => readonly string[],
): readonly ShortcutArea[] {
  const entries = (Object.keys(commands) as CommandId[]).flatMap((id) => {
    const { shortcut } = commands[id]
    return shortcut === undefined ? [] : [{ id, shortcut }]
  })
  const wanted = new Set(
    rank(entries, query, ({ id, shortcut }) => ({
      names: [...names(id), shortcut, shortcut.replace('Mod', 'Ctrl')],
    })),
  )
  const byArea = new Map<AreaId, ShortcutArea['entries'][number][]>()
  for (const entry of entries) {
    if (!wanted.has(entry)) continue
    const prefix = entry.id.slice(0, entry.id.indexOf('.'))
    const area = isArea(prefix) ? prefix : 'other'
    byArea.set(area, [...(byArea.get(area) ?? []), entry])
  }
  return [...byArea].map(([id, found]) => ({ id, entries: found }))

  function isArea(name: string): name is AreaId {
    return Object.hasOwn(areas, name)
  }
}
