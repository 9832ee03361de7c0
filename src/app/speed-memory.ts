import { readSetting, writeSetting } from '../editor/lib/settings'
import { readSpeedBook, type SpeedBook, withSpeeds } from '../engine/speed-book'
import type { SpeedRecord } from '../engine/speeds'

/** Where the page keeps what its workers learned: they have no storage of their own. */
export interface SpeedMemory {
  read(): SpeedBook
  keep(backend: string, record: SpeedRecord): void
}

const setting = 'speeds'

export const speedMemory: SpeedMemory = {
  read: () => readSpeedBook(readSetting(setting)),
  keep(backend, record) {
    writeSetting(setting, JSON.stringify(withSpeeds(speedMemory.read(), backend, record)))
  },
}
