import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type GivenFile, GivenWeightsError, keepWeights } from '../../models'
import { UserError } from '../core/context'
import type { GraphDocument } from '../core/document'
import { own } from '../core/finding'
import type { AssetLookup } from '../engine/asset-source'
import { UsageError } from './exit'
import type { InputFiles } from './input-files'
import { systemCode, whyNotRead } from './system-error'

/**
 * What is kept of a file of weights, or of a `model.json` and the .bin files beside it.
 * @throws UsageError naming the flag when it is missing, or cannot be used.
 */
export async function giveWeights(
  path: string,
  flag: string,
  files: InputFiles,
): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await readWeights(path, files)
  } catch (error) {
    if (error instanceof GivenWeightsError) throw new UsageError(`${flag}: ${error.message} ${error.remedy}`)
    if (systemCode(error) === 'ENOENT') throw new UsageError(`${flag}: there is no file ${path}.`)
    throw new UsageError(`${flag}: ${path} cannot be read: ${whyNotRead(error)}`)
  }
}

/** Finds weights that a graph names in the folder of weights, by their name there; whose content is checked after. */
export function findGivenWeights(
  document: GraphDocument,
  folder: string | undefined,
  files: InputFiles,
): AssetLookup {
  return async (sha256) => {
    const name = own(document.assets, sha256)?.name
    if (name === undefined || !/\.(safetensors|json)$/i.test(name)) return undefined
    if (folder === undefined) {
      throw new UserError(
        `The weights “${name}” are not inside the graph, which only names them.`,
        'Name the folder they are in with --weights, or the file with --set NODE.weights=FILE.',
      )
    }
    const path = join(folder, basename(name))
    try {
      return { name, bytes: await readWeights(path, files) }
    } catch (error) {
      if (systemCode(error) !== 'ENOENT') throw error
      throw new UserError(
        `The weights “${name}” are not inside the graph, and ${path} does not exist.`,
        'Put the file into the folder of --weights, or name it with --set NODE.weights=FILE.',
        { cause: error },
      )
    }
  }
}

async function readWeights(path: string, files: InputFiles): Promise<Uint8Array<ArrayBuffer>> {
  const given = [await givenFile(path, files)]
  if (path.toLowerCase().endsWith('.json')) {
    const folder = dirname(path)
    const shards = (await readdir(folder)).filter((name) => name.toLowerCase().endsWith('.bin'))
    for (const name of shards) given.push(await givenFile(join(folder, name), files))
  }
  return (await keepWeights(given)).bytes
}

async function givenFile(path: string, files: InputFiles): Promise<GivenFile> {
  const { size } = await stat(path)
  await files.note(path)
  return {
    name: basename(path),
    size,
    async read(start, end) {
      const bytes = new Uint8Array(end - start)
      const handle = await open(path)
      try {
        const { bytesRead } = await handle.read(bytes, 0, bytes.length, start)
        if (bytesRead !== bytes.length) throw new Error(`${basename(path)} became shorter while it was read`)
      } finally {
        await handle.close()
      }
      return bytes
    },
  }
}
