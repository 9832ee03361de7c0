import { shownLine } from './outside-text'

/** A template as the browser keeps it. `text` is a graph file that holds the group. */
export interface StoredTemplate {
  readonly id: string
  readonly title: string
  readonly doc: string
  readonly text: string
}

const storeName = 'templates'
/** More are not listed. */
const mostTemplates = 1000
/** As in a graph file. In UTF-16 units. */
const longestTitle = 500
const longestDoc = 5000

/** The browser's own database, which has room for pictures. @throws DOMException when it refuses, or is full. */
function open(): Promise<IDBDatabase> {
  return new Promise((resolve, reject) => {
    const request = indexedDB.open('gramarye', 1)
    request.onupgradeneeded = () => request.result.createObjectStore(storeName, { keyPath: 'id' })
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

async function transact<T>(
  mode: IDBTransactionMode,
  use: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const database = await open()
  try {
    return await new Promise<T>((resolve, reject) => {
      const transaction = database.transaction(storeName, mode)
      const request = use(transaction.objectStore(storeName))
      // Not when the request succeeds: a full disk shows only at the end.
      transaction.oncomplete = () => resolve(request.result)
      transaction.onabort = () => reject(transaction.error ?? request.error)
    })
  } finally {
    database.close()
  }
}

/** Those that are templates: whatever else the database has, and how long their names are, is not ours to trust. */
export async function readTemplates(): Promise<readonly StoredTemplate[]> {
  const found: readonly unknown[] = await transact('readonly', (store) => store.getAll(null, mostTemplates))
  return found.flatMap((one) => templateOf(one) ?? [])
}

function templateOf(found: unknown): StoredTemplate | undefined {
  if (typeof found !== 'object' || found === null) return undefined
  if (!('id' in found && 'title' in found && 'doc' in found && 'text' in found)) return undefined
  const { id, title, doc, text } = found
  if (typeof id !== 'string' || typeof title !== 'string') return undefined
  if (typeof doc !== 'string' || typeof text !== 'string') return undefined
  return { id, title: shownLine(title, longestTitle), doc: doc.slice(0, longestDoc), text }
}

export async function writeTemplate(template: StoredTemplate): Promise<void> {
  await transact('readwrite', (store) => store.put(template))
}

export async function removeTemplate(id: string): Promise<void> {
  await transact('readwrite', (store) => store.delete(id))
}
