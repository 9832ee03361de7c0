import { stat } from 'node:fs/promises'
import { type GraphBytes, readGraphBytes } from '../core/graph-bytes'
import { MOST_FILE_BYTES } from '../core/limits'
import { systemCode, UsageError } from './exit'
import { readBounded, TooLargeError } from './read-bounded'
import { megabytes } from './words'

/**
 * The text of a graph file, or of the graph in a PNG that was saved with one.
 *
 * @throws UsageError when there is no file to read.
 */
export async function readGraphFile(path: string): Promise<GraphBytes> {
  try {
    if ((await stat(path)).isDirectory()) throw new UsageError(`${path} is a folder, not a graph file.`)
    return await readGraphBytes(new Uint8Array(await readBounded(path, MOST_FILE_BYTES)))
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (error instanceof TooLargeError) {
      const has = error.bytes === undefined ? 'does not end' : `has ${megabytes(error.bytes)}`
      throw new UsageError(`${path} ${has}: a graph file has at most ${megabytes(MOST_FILE_BYTES)}.`)
    }
    if (systemCode(error) === 'ENOENT') throw new UsageError(`There is no file ${path}.`)
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
