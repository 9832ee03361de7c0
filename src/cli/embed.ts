import { stat } from 'node:fs/promises'
import { basename, extname } from 'node:path'
import { embedAsset } from '../core/assets'
import type { GraphDocument } from '../core/document'
import type { FileLimits } from '../core/param'
import { UsageError } from './exit'
import { giveWeights } from './given-weights'
import type { InputFiles } from './input-files'
import { TooLargeError } from './read-bounded'
import { systemCode, whyNotRead } from './system-error'
import { megabytes } from './words'

const MIME: Readonly<Record<string, string>> = {
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.jfif': 'image/jpeg',
  '.pjpeg': 'image/jpeg',
  '.pjp': 'image/jpeg',
  '.webp': 'image/webp',
}

/**
 * The document with a file's content among its assets; of files that graphs only name, what is kept of them, since this
 * document is never saved. What the content is, the node finds out.
 *
 * @throws UsageError when the file is missing, unreadable, empty or larger than the param allows.
 */
export async function embedFile(
  document: GraphDocument,
  path: string,
  spec: FileLimits,
  flag: string,
  files: InputFiles,
): Promise<{ readonly document: GraphDocument; readonly sha256: string }> {
  const bytes = spec.apart
    ? await giveWeights(path, flag, files)
    : await readInput(path, spec.maxBytes, flag, files)
  return embedAsset(document, { name: basename(path).slice(-500), mime: mimeOf(path), bytes })
}

/** By the name alone; browsers go by it too. */
export function mimeOf(path: string): string {
  return MIME[extname(path).toLowerCase()] ?? 'application/octet-stream'
}

/** @throws UsageError as `embedFile` does. */
export async function readInput(
  path: string,
  maxBytes: number,
  flag: string,
  files: InputFiles,
): Promise<Buffer> {
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError(`${flag}: ${path} is a folder.`)
    const content = await files.read(path, maxBytes)
    if (content.byteLength === 0) throw new UsageError(`${flag}: ${path} is empty.`)
    return content
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof TooLargeError) {
      const has = error.bytes === undefined ? 'does not end' : `has ${megabytes(error.bytes)}`
      throw new UsageError(`${flag}: ${path} ${has}, at most ${megabytes(maxBytes)} fit.`)
    }
    if (systemCode(error) === 'ENOENT') throw new UsageError(`${flag}: there is no file ${path}.`)
    throw new UsageError(`${flag}: ${path} cannot be read: ${whyNotRead(error)}`)
  }
}
