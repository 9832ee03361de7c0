import { stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  fetchWeights,
  isIntact,
  type ReadOptions,
  verifyWeights,
  type WeightFile,
  type WeightSource,
  WeightsUnavailableError,
} from '../../models'
import { folderCandidates, readFromFolders } from '../../models/folder'
import { UsageError } from './exit'
import type { InputFiles } from './input-files'
import { makeFolders } from './make-folders'
import { modelsFolder } from './paths'
import { replaceFile, sweepUnfinished } from './unfinished'

/** @throws UsageError when `--weights` names no folder. */
export async function checkWeightsFolder(folder: string): Promise<void> {
  const info = await stat(folder).catch(() => undefined)
  if (!info?.isDirectory()) {
    throw new UsageError(
      `--weights ${folder}: there is no such folder. Leave it out to download the networks.`,
    )
  }
}

/**
 * The networks that come with the program; others from `folder` when there is one, else from the cache, which
 * is filled by download.
 */
export function weightSource(
  folder: string | undefined,
  cache: string | undefined,
  files: InputFiles,
): WeightSource {
  return {
    async read(file, options) {
      if (file.embedded) return fromFolder(modelsFolder, file, files)
      return folder === undefined ? fromCache(cache, file, options) : fromFolder(folder, file, files)
    },
  }
}

async function fromFolder(folder: string, file: WeightFile, files: InputFiles): Promise<Uint8Array> {
  for (const path of folderCandidates(folder, file)) await files.note(path)
  const bytes = await readFromFolders([folder], file)
  if (!bytes) throw new WeightsUnavailableError(file, folderCandidates(folder, file))
  return bytes
}

async function fromCache(
  cache: string | undefined,
  file: WeightFile,
  options: ReadOptions,
): Promise<Uint8Array> {
  const path = cache && join(cache, file.network, file.path)
  // What cannot be read is downloaded again, as what is damaged is.
  const kept = cache && (await readFromFolders([cache], file).catch(() => undefined))
  if (kept && isIntact(kept, file)) return kept
  if (file.url === null) throw new WeightsUnavailableError(file, path ? [path] : [])
  const bytes = await fetchWeights(file.url, file, options)
  verifyWeights(bytes, file)
  if (path) await keep(path, bytes)
  return bytes
}

/** A full or read-only disk costs the next run a download and this one nothing. */
async function keep(path: string, bytes: Uint8Array): Promise<void> {
  try {
    makeFolders(dirname(path))
    await sweepUnfinished(dirname(path))
    await replaceFile(path, bytes)
  } catch {
    // Reported where it costs something: by the progress of that download.
  }
}
