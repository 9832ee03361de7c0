import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSpeedBook, speedsOf, withSpeeds } from '../engine/speed-book'
import type { SpeedStore } from '../engine/speeds'
import type { CliBackend } from './args'
import { cacheFolder } from './paths'
import { unfinishedName } from './unfinished'

const file = 'speeds.json'

/** What earlier runs on this machine learned of a backend; kept beside the downloaded networks. */
export function storedSpeeds(backend: CliBackend): SpeedStore {
  const folder = cacheFolder(process.env)
  return {
    known: speedsOf(readBook(folder), backend),
    save(record) {
      const path = join(folder, file)
      const unfinished = unfinishedName(path)
      try {
        mkdirSync(folder, { recursive: true })
        // Read again: another run may have learned something of another backend meanwhile.
        writeFileSync(unfinished, JSON.stringify(withSpeeds(readBook(folder), backend, record)), {
          flush: true,
        })
        renameSync(unfinished, path)
      } catch {
        // Without it the next run knows less; this one lost nothing.
      }
    },
  }
}

function readBook(folder: string) {
  try {
    return readSpeedBook(readFileSync(join(folder, file), 'utf8'))
  } catch {
    return {}
  }
}
