import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { open, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { systemCode } from './system-error'

/** Where the ids of processes mean the same: this machine since it was started and, on Linux, this container. */
const place = createHash('sha256')
  .update(hostname())
  .update(known(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8')))
  .update(known(() => readlinkSync('/proc/self/ns/pid')))
  .digest('hex')
  .slice(0, 8)

/** A file that is being written: the name says where, and by which process. */
const named = /^\..+\.([0-9a-f]{8})-(\d+)-\d+\.unfinished$/

/** What earlier versions called them. */
const formerly = /^([0-9a-f-]{36}|speeds\.json\.\d+)\.unfinished$/

/** After this, in ms, nobody writes on what was begun elsewhere, or by a version that did not say by whom. */
const longestWrite = 24 * 60 * 60 * 1000

/** By this process, now. */
const writing = new Set<string>()
let count = 0

/**
 * Writes a file so that it is there whole or not at all, and replaces one of the same name: also when the power fails.
 * What a process leaves behind that is killed meanwhile is known by its name, and swept.
 *
 * @param savedAt when it counts as written, as `Date.now()` tells it.
 */
export async function replaceFile(
  path: string,
  content: Uint8Array | string,
  { signal, savedAt }: { readonly signal?: AbortSignal; readonly savedAt?: number } = {},
): Promise<void> {
  const unfinished = unfinishedName(path)
  writing.add(unfinished)
  try {
    await writeFile(unfinished, content, { flush: true, ...(signal && { signal }) })
    if (savedAt !== undefined) await utimes(unfinished, new Date(savedAt), new Date(savedAt))
    signal?.throwIfAborted()
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true }).catch(() => {})
    throw error
  } finally {
    writing.delete(unfinished)
  }
  await flushFolder(dirname(path))
}

export function unfinishedName(path: string): string {
  count += 1
  return join(dirname(path), `.${basename(path)}.${place}-${process.pid}-${count}.unfinished`)
}

/** Removes what processes left in a folder that died while they wrote; what living ones write stays. */
export async function sweepUnfinished(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const [, where, pid] = named.exec(name) ?? []
    if (where === undefined && !formerly.test(name)) continue
    const path = join(folder, name)
    const dead = where === place ? !isWriting(path, Number(pid)) : await isOld(path)
    if (dead) await rm(path, { force: true }).catch(() => {})
  }
}

/** The new name lasts. Some systems cannot promise that of a folder. */
async function flushFolder(folder: string): Promise<void> {
  const opened = await open(folder).catch(() => undefined)
  await opened?.sync().catch(() => {})
  await opened?.close()
}

function isWriting(path: string, pid: number): boolean {
  // In a container that is started again, another process had the same id before.
  if (pid === process.pid) return writing.has(path)
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return systemCode(error) !== 'ESRCH'
  }
}

async function isOld(path: string): Promise<boolean> {
  const file = await stat(path).catch(() => undefined)
  return file !== undefined && Date.now() - file.mtimeMs > longestWrite
}

function known(read: () => string): string {
  try {
    return read()
  } catch {
    return ''
  }
}
