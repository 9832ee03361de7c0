import type { IDBPTransaction, StoreNames } from 'idb'
import type { Connection } from './connection'
import { type LibrarySchema, storeNames } from './schema'

export type Transaction<M extends IDBTransactionMode> = IDBPTransaction<
  LibrarySchema,
  StoreNames<LibrarySchema>[],
  M
>

const everything: StoreNames<LibrarySchema>[] = [...storeNames, 'results']

/** Does `work` in one transaction over the whole library: all of it happens, or nothing. @throws StorageTrouble */
export function inAll<M extends 'readonly' | 'readwrite', T>(
  connection: Connection,
  mode: M,
  work: (transaction: Transaction<M>) => Promise<T>,
): Promise<T> {
  return connection.use(async (database) => {
    const transaction = database.transaction(everything, mode)
    const done = transaction.done
    // Awaited below; a transaction that is given up before has been told of already.
    done.catch(() => {})
    try {
      const result = await work(transaction)
      // Not when the last request succeeds: a full disk shows only at the end.
      await done
      return result
    } catch (error) {
      try {
        transaction.abort()
      } catch {
        // It has ended by itself.
      }
      throw transaction.error ?? error
    }
  })
}
