import { type IDBPDatabase, openDB } from 'idb'
import { StorageTrouble, type Trouble } from '../../editor/library/types'
import { type LibrarySchema, storeNames } from './schema'

export type Database = IDBPDatabase<LibrarySchema>

const name = 'gramarye-library'
const version = 1
/** How long opening may take before it counts as failed: some browsers never answer. In ms. */
const patience = 10_000

/** The connection to the database: opened when it is first needed, and anew when it was lost. */
export class Connection {
  private opening: Promise<Database> | undefined
  private database: Database | undefined
  private readonly onLost: (trouble: Trouble) => void

  constructor(onLost: (trouble: Trouble) => void) {
    this.onLost = onLost
  }

  /** The connection when it is open; for what cannot wait. */
  get current(): Database | undefined {
    return this.database
  }

  /** @throws StorageTrouble when anything in `work` fails. */
  async use<T>(work: (database: Database) => Promise<T>): Promise<T> {
    try {
      return await work(await this.open())
    } catch (error) {
      // A connection that the browser has closed is of no more use.
      if (error instanceof DOMException && error.name === 'InvalidStateError') this.forget()
      throw asTrouble(error)
    }
  }

  private open(): Promise<Database> {
    this.opening ??= this.connect().catch((error) => {
      this.opening = undefined
      throw asTrouble(error, 'blocked')
    })
    return this.opening
  }

  private async connect(): Promise<Database> {
    if (!globalThis.indexedDB) throw new StorageTrouble('blocked')
    const database = await inTime(
      openDB<LibrarySchema>(name, version, {
        upgrade(fresh) {
          for (const store of storeNames) {
            fresh.createObjectStore(store, keyPaths[store])
          }
          fresh.createObjectStore('results', { keyPath: 'key' })
        },
        blocking: (_current, blocked) => {
          // Another tab changes the database, or deletes it: whoever keeps it open would stop that tab.
          this.database?.close()
          this.forget()
          this.onLost(blocked === null ? 'failed' : 'newer')
        },
        terminated: () => {
          this.forget()
          this.onLost('failed')
        },
      }),
    )
    this.database = database
    return database
  }

  private forget() {
    this.opening = undefined
    this.database = undefined
  }
}

const keyPaths: Readonly<Record<(typeof storeNames)[number], IDBObjectStoreParameters>> = {
  documents: { keyPath: 'id' },
  texts: {},
  versions: { keyPath: ['document', 'number'] },
  versionTexts: {},
  contents: {},
  views: {},
  files: {},
}

function inTime<T>(work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StorageTrouble('blocked')), patience)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}

function asTrouble(error: unknown, otherwise: Trouble = 'failed'): StorageTrouble {
  if (error instanceof StorageTrouble) return error
  const name = error instanceof Error || error instanceof DOMException ? error.name : ''
  return new StorageTrouble(troubles[name] ?? otherwise, error)
}

/** By the names of exceptions. */
const troubles: Readonly<Record<string, Trouble>> = {
  QuotaExceededError: 'full',
  VersionError: 'newer',
  SecurityError: 'blocked',
  NotAllowedError: 'blocked',
}
