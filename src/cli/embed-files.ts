import { opendir, stat } from 'node:fs/promises'
import { basename, join, relative, sep } from 'node:path'
import { embedAsset } from '../core/assets'
import type { GraphDocument } from '../core/document'
import { own } from '../core/finding'
import { naturalOrder } from '../core/natural-order'
import type { FilesParam, NamedAsset } from '../core/param'
import { mimeOf, readInput } from './embed'
import { UsageError } from './exit'
import type { InputFiles } from './input-files'
import { whyNotRead } from './system-error'
import { megabytes } from './words'

/** Most files and folders that are looked at in a folder. */
const mostEntries = 20_000

interface Found {
  readonly path: string
  /** From the folder that was named on, with `/`. */
  readonly name: string
}

interface Surroundings {
  readonly files: InputFiles
  readonly note: (message: string) => void
}

/**
 * The document with the files of a set among its assets: each path is a file, or a folder with all that is in it, of which
 * other kinds of files are left out. In the order of their names; what is there twice counts once.
 *
 * @param flag what is said of a path on the command line, up to the path.
 * @throws UsageError when a file is missing, unreadable, empty or too large, or when there are too many.
 */
export async function embedFiles(
  document: GraphDocument,
  paths: readonly string[],
  spec: FilesParam,
  flag: string,
  { files, note }: Surroundings,
): Promise<{ readonly document: GraphDocument; readonly value: readonly NamedAsset[] }> {
  const found: Found[] = []
  for (const path of paths) found.push(...(await filesAt(path, spec, `${flag}${path}`, note)))
  if (found.length > spec.maxFiles) {
    throw new UsageError(`${flag}…: there are ${found.length} files, and at most ${spec.maxFiles} fit.`)
  }
  const checkBytes = (bytes: number) => {
    if (bytes <= spec.maxBytesInAll) return
    const most = megabytes(spec.maxBytesInAll)
    throw new UsageError(`${flag}…: the files have more than ${most} together, which is the most that fits.`)
  }
  checkBytes(await sizeOf(found))
  let embedded = document
  let bytes = 0
  const hashes = new Set<string>()
  for (const { path, name } of found) {
    const content = await readInput(path, spec.maxBytes, `${flag}${path}`, files)
    bytes += content.byteLength
    checkBytes(bytes)
    const added = embedAsset(embedded, { name: name.slice(-500), mime: mimeOf(path), bytes: content })
    hashes.add(added.sha256)
    embedded = added.document
  }
  const nameOf = (sha256: string) => own(embedded.assets, sha256)?.name ?? ''
  const ordered = [...hashes].sort((a, b) => naturalOrder(nameOf(a), nameOf(b)) || naturalOrder(a, b))
  return { document: embedded, value: ordered.map((asset) => ({ asset })) }
}

/** As far as it is known before they are read: pipes have no size. */
async function sizeOf(found: readonly Found[]): Promise<number> {
  let bytes = 0
  for (const { path } of found) bytes += (await stat(path).catch(() => undefined))?.size ?? 0
  return bytes
}

async function filesAt(
  path: string,
  { accept, maxFiles }: FilesParam,
  flag: string,
  note: Surroundings['note'],
): Promise<readonly Found[]> {
  // What is no folder, such as a pipe or nothing at all, is left to the reading of it.
  const info = await stat(path).catch(() => undefined)
  if (!info?.isDirectory()) return [{ path, name: basename(path) }]
  const inside = await entriesOf(path, flag)
  const fitting = inside.filter((file) => accept.includes(mimeOf(file)))
  if (fitting.length === 0) {
    throw new UsageError(`${flag}: the folder has no files of the kinds ${accept.join(', ')}.`)
  }
  if (fitting.length > maxFiles) {
    throw new UsageError(`${flag}: the folder has ${fitting.length} such files, and at most ${maxFiles} fit.`)
  }
  const others = inside.length - fitting.length
  if (others > 0) note(`${flag}: ${others} other ${others === 1 ? 'file was' : 'files were'} left out.`)
  return fitting.map((file) => ({ path: file, name: relative(path, file).split(sep).join('/') }))
}

/** All files below a folder but those that are hidden; links to folders are not followed, which might lead around. */
async function entriesOf(folder: string, flag: string): Promise<readonly string[]> {
  const [found, folders] = [[] as string[], [folder]]
  let looked = 0
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    try {
      for await (const entry of await opendir(next)) {
        looked += 1
        if (looked > mostEntries) break
        if (entry.name.startsWith('.')) continue
        const path = join(next, entry.name)
        if (entry.isDirectory()) folders.push(path)
        else if (entry.isFile() || (entry.isSymbolicLink() && (await isFile(path)))) found.push(path)
      }
    } catch (error) {
      throw new UsageError(`${flag}: ${next} cannot be read: ${whyNotRead(error)}`)
    }
    if (looked > mostEntries) {
      throw new UsageError(`${flag}: there are more than ${mostEntries} files and folders in it.`)
    }
  }
  return found
}

async function isFile(path: string): Promise<boolean> {
  const info = await stat(path).catch(() => undefined)
  return info?.isFile() === true
}
