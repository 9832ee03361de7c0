import { readFile, stat } from 'node:fs/promises'
import { systemCode, UsageError } from './exit'
import { megabytes } from './words'

/** More than any graph with its pictures; what is larger is some other file. */
const MAX_BYTES = 512e6

/**
 * The text of a graph file.
 *
 * @throws UsageError when there is no file to read.
 */
export async function readGraphFile(path: string): Promise<string> {
  try {
    const info = await stat(path)
    if (info.isDirectory()) throw new UsageError(`${path} is a folder, not a graph file.`)
    if (info.size > MAX_BYTES) {
      throw new UsageError(`${path} has ${megabytes(info.size)}: too much for a graph file.`)
    }
    return await readFile(path, 'utf8')
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (systemCode(error) === 'ENOENT') throw new UsageError(`There is no file ${path}.`)
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
