import { randomUUID } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deserialize, serialize } from 'node:v8'
import type { CheckpointId, CheckpointInfo, CheckpointStore } from '../engine/checkpoints/store'
import type { CheckpointOptions } from '../engine/session'
import { makeFolders } from './make-folders'

/** A run needs its last checkpoint; the one before is for the case that this one was not written to its end. */
const budget = { bytes: 2 * 1024 ** 3, each: 2 }

/** Checkpoints in a folder: a run that was canceled or killed goes on from its last one. */
export function checkpointsIn(folder: string): CheckpointOptions {
  return { store: folderCheckpoints(folder), budget }
}

/** What a file is called: which work, how many steps, and what it took in ms. */
const named = /^([0-9a-f]{64})-(\d{1,9})-(\d{1,12})\.checkpoint$/

/** One file for each checkpoint. Pictures are for those who look on, which nobody does here: they are not kept. */
export function folderCheckpoints(folder: string): CheckpointStore {
  const fileOf = ({ lineage, step, ms }: CheckpointInfo) =>
    join(folder, `${lineage}-${step}-${Math.round(ms)}.checkpoint`)

  async function list(): Promise<readonly CheckpointInfo[]> {
    const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return []
      throw error
    })
    const infos: CheckpointInfo[] = []
    for (const name of names) {
      const [, lineage, step, ms] = named.exec(name) ?? []
      const file = lineage && (await stat(join(folder, name)).catch(() => undefined))
      if (!file) continue
      infos.push({ lineage, step: Number(step), ms: Number(ms), bytes: file.size, savedAt: file.mtimeMs })
    }
    return infos
  }

  async function find(id: CheckpointId): Promise<readonly CheckpointInfo[]> {
    return (await list()).filter(({ lineage, step }) => lineage === id.lineage && step === id.step)
  }

  return {
    list,
    async state(id) {
      const [info] = await find(id)
      return info && deserialize(await readFile(fileOf(info)))
    },
    picture: () => Promise.resolve(undefined),
    async write({ info, state }) {
      makeFolders(folder)
      const before = await find(info)
      const unfinished = join(folder, `${randomUUID()}.unfinished`)
      try {
        await writeFile(unfinished, serialize(state))
        await rename(unfinished, fileOf(info))
        await utimes(fileOf(info), new Date(info.savedAt), new Date(info.savedAt))
      } catch (error) {
        await rm(unfinished, { force: true })
        throw error
      }
      for (const old of before) if (fileOf(old) !== fileOf(info)) await rm(fileOf(old), { force: true })
    },
    async remove(ids) {
      for (const id of ids) for (const info of await find(id)) await rm(fileOf(info), { force: true })
    },
  }
}
