import { readSetting, writeSetting } from './settings'

/** How often each kind of node was placed, by type. */
export function readUses(): Readonly<Record<string, number>> {
  try {
    const stored: unknown = JSON.parse(readSetting('uses') ?? '{}')
    if (typeof stored !== 'object' || stored === null) return {}
    return Object.fromEntries(Object.entries(stored).filter(([, count]) => Number.isFinite(count)))
  } catch {
    return {}
  }
}

export function countUse(type: string) {
  const uses = readUses()
  writeSetting('uses', JSON.stringify({ ...uses, [type]: (uses[type] ?? 0) + 1 }))
}
