import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSpeedBook, speedsOf, withSpeeds } from '../engine/speed-book'
import type { SpeedStore } from '../engine/speeds'
import type { CliBackend } from './args'
import type { InputFiles } from './input-files'
import { makeFolders } from './make-folders'
import { cacheFolder } from './paths'
import { unfinishedName } from './unfinished'

const file = 'speeds.json'

/** What earlier runs on this machine learned of a backend; kept beside the downloaded networks. */
export async function storedSpeeds(backend: CliBackend, files: InputFiles): Promise<SpeedStore> {
  const folder = cacheFolder(process.env)
  const isRead = folder !== undefined && (await files.has(join(folder, file)))
  return {
    known: speedsOf(readBook(folder), backend),
    save(record) {
      if (folder === undefined || isRead) return
      const path = join(folder, file)
      const unfinished = unfinishedName(path)
      try {
        makeFolders(folder)
        // Read again: another run may have learned something of another backend meanwhile.
        writeFileSync(unfinished, JSON.stringify(withSpeeds(readBook(folder), backend, record)), {
          flush: true,
        })
        renameSync(unfinished, path)
      } catch {
        // Without it the next run knows less; this one lost nothing.
      } finally {
        if (existsSync(unfinished)) rmSync(unfinished)
      }
    },
  }
}

function readBook(folder: string | undefined) {
  if (folder === undefined) return {}
  try {
    return readSpeedBook(readFileSync(join(folder, file), 'utf8'))
  } catch {
    return {}
  }
}
