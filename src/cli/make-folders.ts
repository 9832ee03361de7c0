import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { systemCode } from './system-error'

/**
 * Makes a folder and those it is in; one that is there already stays. Not `recursive`, with which Node tries for ever
 * under `/proc`.
 *
 * @throws what the system says; not where the last name is taken by a file.
 */
export function makeFolders(folder: string): void {
  try {
    mkdirSync(folder)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    makeFolders(dirname(folder))
    mkdirSync(folder)
  }
}
