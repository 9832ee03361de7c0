import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { replaceFile, sweepUnfinished, unfinishedName } from '../../src/cli/unfinished'
import { scratch } from './program'

/** As another process on this machine would call it. */
function nameBy(pid: number | undefined, path: string): string {
  return unfinishedName(path).replace(`-${process.pid}-`, `-${pid}-`)
}

describe('what was not written to its end', () => {
  it('is swept where its process is dead, and stays where it lives', async () => {
    const folder = scratch()
    const path = join(folder, 'a.checkpoint')
    const live = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'])
    onTestFinished(() => void live.kill())
    await once(live, 'spawn')
    const { pid: dead } = spawnSync(process.execPath, ['-e', ''])
    const stays = nameBy(live.pid, path)
    for (const name of [stays, nameBy(dead, path), nameBy(process.pid, path)]) writeFileSync(name, 'half')
    writeFileSync(join(folder, 'my own.unfinished'), 'not of this program')
    await sweepUnfinished(folder)
    expect(readdirSync(folder).sort()).toEqual([basename(stays), 'my own.unfinished'].sort())
  })

  it('is left alone for a day where nobody can say whether its process lives', async () => {
    const folder = scratch()
    const elsewhere = join(folder, basename(nameBy(1, 'a')).replace(/\.[0-9a-f]{8}-/, '.00000000-'))
    const former = join(folder, `${crypto.randomUUID()}.unfinished`)
    for (const name of [elsewhere, former]) writeFileSync(name, 'half')
    await sweepUnfinished(folder)
    expect(readdirSync(folder)).toHaveLength(2)
    const yesterday = Date.now() / 1000 - 25 * 3600
    for (const name of [elsewhere, former]) utimesSync(name, yesterday, yesterday)
    await sweepUnfinished(folder)
    expect(readdirSync(folder)).toEqual([])
  })

  it('is not what this very process writes', async () => {
    const folder = scratch()
    const path = join(folder, 'large')
    const writing = replaceFile(path, new Uint8Array(64 * 1024 ** 2).fill(7), { savedAt: 1e12 })
    const sweeping = Promise.all(Array.from({ length: 20 }, () => sweepUnfinished(folder)))
    await Promise.all([writing, sweeping])
    expect(readdirSync(folder)).toEqual(['large'])
    expect(statSync(path)).toMatchObject({ size: 64 * 1024 ** 2, mtimeMs: 1e12 })
  })

  it('goes where the writing fails or is stopped, and what was there before stays', async () => {
    const folder = scratch()
    const path = join(folder, 'a')
    await replaceFile(path, 'before')
    await expect(replaceFile(path, 'after', { signal: AbortSignal.abort() })).rejects.toThrow()
    await expect(replaceFile(folder, 'a folder is in the way')).rejects.toThrow()
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(folder)).toEqual(['a'])
  })
})
