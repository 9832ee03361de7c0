import { readSetting, writeSetting } from './settings'

/** Names of the categories that are folded away in the list of nodes. */
export function readFolded(): ReadonlySet<string> {
  return new Set((readSetting('folded') ?? '').split('\n').filter((name) => name !== ''))
}

export function writeFolded(name: string, folded: boolean) {
  const names = new Set(readFolded())
  if (folded) names.add(name)
  else names.delete(name)
  writeSetting('folded', [...names].join('\n'))
}
