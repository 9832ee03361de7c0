import { fstatSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { type GraphBytes, readGraphBytes } from '../core/graph-bytes'
import { MOST_FILE_BYTES } from '../core/limits'
import { UsageError } from './exit'
import type { InputFiles } from './input-files'
import { TooLargeError } from './read-bounded'
import { systemCode, whyNotRead } from './system-error'
import { megabytes } from './words'

/** Stands for the standard input where a graph file is named. */
const STANDARD_INPUT = '-'

/** What a graph file is called when something is said of it. */
export function graphName(path: string): string {
  return path === STANDARD_INPUT ? 'the standard input' : path
}

/**
 * The text of a graph file, or of the graph in a PNG that was saved with one.
 *
 * @param path `-` reads the standard input.
 * @throws UsageError when there is no file to read.
 */
export async function readGraphFile(path: string, files: InputFiles): Promise<GraphBytes> {
  const name = subject(path)
  try {
    return await readGraphBytes(new Uint8Array(await read(path, files)))
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof TooLargeError) {
      const has = error.bytes === undefined ? 'does not end' : `has ${megabytes(error.bytes)}`
      throw new UsageError(`${name} ${has}: a graph file has at most ${megabytes(MOST_FILE_BYTES)}.`)
    }
    if (systemCode(error) === 'ENOENT') throw new UsageError(`There is no file ${path}.`)
    throw new UsageError(`${name} cannot be read: ${whyNotRead(error)}`)
  }
}

function subject(path: string): string {
  return path === STANDARD_INPUT ? 'The standard input' : path
}

async function read(path: string, files: InputFiles): Promise<Buffer> {
  const standard = path === STANDARD_INPUT
  const info = standard ? fstatSync(0) : await stat(path)
  if (info.isDirectory()) throw new UsageError(`${subject(path)} is a folder, not a graph file.`)
  if (standard) return files.readStandardInput(MOST_FILE_BYTES)
  return files.read(path, MOST_FILE_BYTES)
}
