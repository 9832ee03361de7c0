import { readFile, stat } from 'node:fs/promises'
import { checkFileSize, type GraphBytes, readGraphBytes } from '../core/graph-bytes'
import { systemCode, UsageError } from './exit'

/**
 * The text of a graph file, or of the graph in a PNG that was saved with one.
 *
 * @throws UsageError when there is no file to read.
 */
export async function readGraphFile(path: string): Promise<GraphBytes> {
  try {
    const info = await stat(path)
    if (info.isDirectory()) throw new UsageError(`${path} is a folder, not a graph file.`)
    const fault = checkFileSize(info.size)
    if (fault) return { ok: false, fault, picture: false }
    return await readGraphBytes(new Uint8Array(await readFile(path)))
  } catch (error) {
    if (error instanceof UsageError) throw error
    if (systemCode(error) === 'ENOENT') throw new UsageError(`There is no file ${path}.`)
    throw new UsageError(`${path} cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}
