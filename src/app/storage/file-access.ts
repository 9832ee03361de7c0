import type { FileAccess, FileState } from '../../editor/library/file-access'

interface FileKinds {
  readonly description: string
  readonly accept: Readonly<Record<string, readonly string[]>>
}

/** What TypeScript's DOM does not know yet. */
interface Pickers {
  showOpenFilePicker?(options: {
    readonly types: readonly FileKinds[]
  }): Promise<readonly FileSystemFileHandle[]>
  showSaveFilePicker?(options: {
    readonly suggestedName: string
    readonly types: readonly FileKinds[]
  }): Promise<FileSystemFileHandle>
}

interface Permissions {
  queryPermission?(descriptor: { readonly mode: 'readwrite' }): Promise<PermissionState>
  requestPermission?(descriptor: { readonly mode: 'readwrite' }): Promise<PermissionState>
}

const graphs = { 'application/json': ['.json'] }
const saved: readonly FileKinds[] = [{ description: 'Gramarye', accept: graphs }]
/** Pictures may have their graph inside. */
const opened: readonly FileKinds[] = [
  { description: 'Gramarye', accept: { ...graphs, 'image/png': ['.png'] } },
]

/** @param pickers the window: not every browser lets pages choose files that they may write. */
export function browserFiles(pickers: Window & Pickers = window): FileAccess {
  const { showOpenFilePicker, showSaveFilePicker } = pickers
  return {
    ...(showOpenFilePicker && {
      chooseToOpen: () =>
        orNone(async () => {
          const [handle] = await showOpenFilePicker.call(pickers, { types: opened })
          return handle && { handle, file: await handle.getFile() }
        }),
    }),
    ...(showSaveFilePicker && {
      chooseToSave: (suggestedName) =>
        orNone(() => showSaveFilePicker.call(pickers, { suggestedName, types: saved })),
    }),
    async look(handle) {
      await permit(handle)
      try {
        return stateOf(await handle.getFile())
      } catch (error) {
        if (error instanceof DOMException && error.name === 'NotFoundError') return undefined
        throw error
      }
    },
    async write(handle, content) {
      await permit(handle)
      // Nothing is in the file before it is closed.
      const stream = await handle.createWritable()
      try {
        await stream.write(content)
        await stream.close()
      } catch (error) {
        await stream.abort().catch(() => {})
        throw error
      }
      return stateOf(await handle.getFile())
    },
  }
}

/** Closing the chooser is no failure. */
async function orNone<T>(choose: () => Promise<T | undefined>): Promise<T | undefined> {
  try {
    return await choose()
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined
    throw error
  }
}

async function permit(handle: FileSystemFileHandle & Permissions): Promise<void> {
  if (!handle.queryPermission || !handle.requestPermission) return
  const mode = { mode: 'readwrite' } as const
  if ((await handle.queryPermission(mode)) === 'granted') return
  if ((await handle.requestPermission(mode)) === 'granted') return
  throw new DOMException(handle.name, 'NotAllowedError')
}

function stateOf({ lastModified, size }: File): FileState {
  return { modified: lastModified, size }
}
