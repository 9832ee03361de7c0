/** A template as the browser keeps it. `text` is a graph file that holds the group. */
export interface StoredTemplate {
  readonly id: string
  readonly title: string
  readonly doc: string
  readonly text: string
}

const storeName = 'templates'

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

export function readTemplates(): Promise<readonly StoredTemplate[]> {
  return transact('readonly', (store) => store.getAll() as IDBRequest<StoredTemplate[]>)
}

export async function writeTemplate(template: StoredTemplate): Promise<void> {
  await transact('readwrite', (store) => store.put(template))
}

export async function removeTemplate(id: string): Promise<void> {
  await transact('readwrite', (store) => store.delete(id))
}
