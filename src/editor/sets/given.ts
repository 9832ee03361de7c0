import type { FilesParam } from '../../core/param'
import { accepts } from '../actions/assets'
import type { Dropped } from '../lib/dropped'

/** A file on its way into a set. */
export interface Given {
  readonly file: File
  /** From the folder it was found in, with `/`. */
  readonly name: string
}

export interface GivenFiles {
  readonly given: readonly Given[]
  /** How many of a folder are of another kind. */
  readonly others: number
}

/** Most files and folders that are looked at in a folder. */
const mostEntries = 20_000

/** What was chosen or dropped one by one: whatever it is. */
export function namedOnes(files: readonly File[]): GivenFiles {
  return { given: files.map((file) => ({ file, name: file.name })), others: 0 }
}

/** All of a folder that the setting takes, but what is hidden. */
export function ofFolder(found: readonly Given[], spec: FilesParam): GivenFiles {
  const seen = found.filter(({ name }) => !name.split('/').some((part) => part.startsWith('.')))
  const given = seen.filter(({ file }) => accepts(spec, file))
  return { given, others: seen.length - given.length }
}

/** A folder that was chosen: the browser names its files from the folder around it. */
export function chosenFolder(files: readonly File[]): readonly Given[] {
  return files.map((file) => ({ file, name: file.webkitRelativePath.replace(/^[^/]*\//, '') || file.name }))
}

/** What was dropped, with all that is in its folders. */
export async function readDropped({ files, folders }: Dropped, spec: FilesParam): Promise<GivenFiles> {
  const named = namedOnes(files)
  const inside = ofFolder((await Promise.all(folders.map(readFolder))).flat(), spec)
  return { given: [...named.given, ...inside.given], others: inside.others }
}

async function readFolder(folder: FileSystemDirectoryEntry): Promise<readonly Given[]> {
  const found: Given[] = []
  const folders: { readonly entry: FileSystemDirectoryEntry; readonly path: string }[] = [
    { entry: folder, path: '' },
  ]
  let looked = 0
  for (let next = folders.pop(); next && looked < mostEntries; next = folders.pop()) {
    const { entry, path } = next
    for (const inside of await entriesOf(entry)) {
      looked += 1
      const name = path + inside.name
      if (isFolder(inside)) folders.push({ entry: inside, path: `${name}/` })
      else if (isFile(inside)) found.push({ file: await fileOf(inside), name })
    }
  }
  return found
}

/** A browser gives them in portions. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    all.push(...some)
    if (some.length === 0 || all.length >= mostEntries) return all
  }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject))
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile
}
