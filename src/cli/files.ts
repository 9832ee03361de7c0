import { constants } from 'node:fs'
import { access, lstat, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from './exit'
import type { InputFiles } from './input-files'
import { makeFolders } from './make-folders'
import { whyNotWritten } from './system-error'
import { replaceFile } from './unfinished'

/**
 * Makes the folder where results go, before anything is computed.
 *
 * @throws UsageError when nothing can be written there.
 */
export async function prepareFolder(folder: string): Promise<void> {
  try {
    makeFolders(resolve(folder))
    if (!(await stat(folder)).isDirectory()) throw new UsageError(`--out ${folder} is a file, not a folder.`)
    await access(folder, constants.W_OK | constants.X_OK)
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(`--out ${folder}: ${whyNotWritten(error)}`)
  }
}

/** A result could not be stored. */
export class WriteError extends Error {
  override readonly name = 'WriteError'
}

/**
 * Writes a file so that it is there whole or not at all, and replaces one of the same name unless it is among `files`.
 *
 * @returns whether it replaced one.
 * @throws WriteError in words for the user.
 */
export async function writeWhole(
  path: string,
  content: Uint8Array | string,
  files: InputFiles,
  signal: AbortSignal,
): Promise<boolean> {
  if (await files.has(path)) {
    throw new WriteError(
      `${path} could not be written: this run reads or writes the file of this name already.`,
    )
  }
  try {
    const replaces = await isThere(path)
    await replaceFile(path, content, { signal })
    return replaces
  } catch (error) {
    signal.throwIfAborted()
    throw new WriteError(`${path} could not be written: ${whyNotWritten(error)}`)
  }
}

function isThere(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}
