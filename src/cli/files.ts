import { constants } from 'node:fs'
import { access, mkdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { systemCode, UsageError } from './exit'
import { replaceFile } from './unfinished'

/**
 * Makes the folder where results go, before anything is computed.
 *
 * @throws UsageError when nothing can be written there.
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    await makeFolders(resolve(folder))
    if (!(await stat(folder)).isDirectory()) throw new UsageError(`--out ${folder} is a file, not a folder.`)
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`--out ${folder}: ${explain(error)}`)
  }
}

/** Not `recursive`, with which Node tries for ever under `/proc`. */
async function makeFolders(folder: string): Promise<void> {
  try {
    await mkdir(folder)
  } catch (error) {
    const code = systemCode(error)
    if (code === 'EEXIST') return
    if (code !== 'ENOENT' || dirname(folder) === folder) throw error
    await makeFolders(dirname(folder))
    await mkdir(folder)
  }
}

/** A result could not be stored. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/**
 * Writes a file so that it is there whole or not at all, and replaces one of the same name.
 *
 * @throws WriteError in words for the user.
 */
export async function writeWhole(
  folder: string,
  name: string,
  content: Uint8Array | string,
  signal: AbortSignal,
): Promise<string> {
  const path = join(folder, name)
  try {
    await replaceFile(path, content, { signal })
    return path
  } catch (error) {
    signal.throwIfAborted()
    throw new WriteError(`${path} could not be written: ${explain(error)}`)
  }
}

/**
 * A file name for each node, in order: its id without what file systems object to; no two are alike, not
 * even where case does not count.
 */
export function fileNames(sinks: readonly { readonly id: string; readonly format: string }[]): string[] {
  const taken = new Set<string>()
  return sinks.map(({ id, format }) => {
    const safe = id
      .replace(/[^\p{L}\p{N} ._-]/gu, '_')
      .replace(/^[. ]+/, '_')
      .slice(0, 50)
    for (let attempt = 1; ; attempt++) {
      const name = `${safe}${attempt === 1 ? '' : `-${attempt}`}.${format}`
      if (taken.has(name.toLowerCase())) continue
      taken.add(name.toLowerCase())
      return name
    }
  })
}

const EXPLANATIONS: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there.',
  EPERM: 'you may not write there.',
  EROFS: 'it is on a read-only file system.',
  ENOSPC: 'there is no space left on the device.',
  EDQUOT: 'your disk quota is used up.',
  ENOTDIR: 'a part of the path is a file, not a folder.',
  EISDIR: 'a folder of this name is in the way.',
  ENOENT: 'there is no such place.',
}

function explain(error: unknown): string {
  const code = systemCode(error)
  return (code && EXPLANATIONS[code]) ?? (error instanceof Error ? error.message : String(error))
}
