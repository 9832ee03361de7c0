/** What was dropped, taken from the event at once: a browser forgets it when the event is over. */
export interface Dropped {
  readonly files: readonly File[]
  readonly folders: readonly FileSystemDirectoryEntry[]
}

export function droppedIn({ files, items }: DataTransfer): Dropped {
  const folders = [...items].flatMap((item) => {
    const entry = item.kind === 'file' ? item.webkitGetAsEntry?.() : null
    return entry && isFolder(entry) ? [entry] : []
  })
  // A folder stands among the files too, as one that cannot be read.
  const names = new Set(folders.map(({ name }) => name))
  return { files: [...files].filter(({ name }) => !names.has(name)), folders }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory
}
