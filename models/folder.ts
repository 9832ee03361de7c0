import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { WeightFile } from './weight-source'

/** Where a file may lie in a folder of weights: `DIR/<network>/<file>`, then `DIR/<file>`. */
export function folderCandidates(folder: string, file: WeightFile): string[] {
  return [join(folder, file.network, file.path), join(folder, file.path)]
}

/** The first of the candidates that exists, unchecked; null when none does. Other errors of the file system go on. */
export async function readFromFolders(
  folders: readonly string[],
  file: WeightFile,
): Promise<Uint8Array | null> {
  for (const path of folders.flatMap((folder) => folderCandidates(folder, file))) {
    try {
      return await readFile(path)
    } catch (error) {
      if (!isMissing(error)) throw error
    }
  }
  return null
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : ''
  return code === 'ENOENT' || code === 'ENOTDIR'
}
