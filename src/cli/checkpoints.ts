import { readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { DamagedCheckpointError, seal, unseal } from '../engine/checkpoints/seal'
import type { CheckpointId, CheckpointInfo, CheckpointStore } from '../engine/checkpoints/store'
import type { CheckpointOptions } from '../engine/session'
import { makeFolders } from './make-folders'
import { systemCode } from './system-error'
import { replaceFile, sweepUnfinished } from './unfinished'

/** A run needs its last checkpoint; the one before is for the case that this one was not written to its end. */
const budget = { bytes: 2 * 1024 ** 3, each: 2 }

/** Checkpoints in a folder: a run that was canceled or killed goes on from its last one. */
export function checkpointsIn(folder: string): CheckpointOptions {
  return { store: folderCheckpoints(folder), budget }
}

/** What a file is called: which work, how many steps, and what it took in ms. */
const named = /^([0-9a-f]{64})-(0|[1-9]\d{0,8})-(0|[1-9]\d*)\.checkpoint$/

/** One file for each checkpoint, sealed. Pictures are for those who look on, which nobody does here: they are not kept. */
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
      if (lineage === undefined) continue
      const file = await stat(join(folder, name)).catch(() => undefined)
      if (!file?.isFile()) continue
      infos.push({ lineage, step: Number(step), ms: Number(ms), bytes: file.size, savedAt: file.mtimeMs })
    }
    return infos
  }

  async function read(file: string): Promise<Uint8Array> {
    try {
      return await readFile(file)
    } catch (error) {
      // Of none that was written.
      if (systemCode(error) === 'ERR_FS_FILE_TOO_LARGE') throw new DamagedCheckpointError()
      throw error
    }
  }

  async function find(id: CheckpointId): Promise<readonly CheckpointInfo[]> {
    return (await list()).filter(({ lineage, step }) => lineage === id.lineage && step === id.step)
  }

  let swept: Promise<void> | undefined

  return {
    async list() {
      swept ??= sweepUnfinished(folder)
      await swept
      return list()
    },
    async state(id) {
      const [info] = await find(id)
      return info && unseal(id, await read(fileOf(info)))
    },
    picture: () => Promise.resolve(undefined),
    async write({ info, state }) {
      makeFolders(folder)
      const before = await find(info)
      await replaceFile(fileOf(info), await seal(info, state), { savedAt: info.savedAt })
      for (const old of before) if (fileOf(old) !== fileOf(info)) await rm(fileOf(old), { force: true })
    },
    async remove(ids) {
      for (const id of ids) for (const info of await find(id)) await rm(fileOf(info), { force: true })
    },
  }
}
