import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { Pixels } from '../../core/preview'
import { memoryCheckpoints } from '../../engine/checkpoints/memory-store'
import type { CheckpointId, CheckpointInfo, CheckpointStore } from '../../engine/checkpoints/store'

/** By lineage and step. Apart from each other, so that one can list and look back without reading the large states. */
interface Schema extends DBSchema {
  infos: { key: [string, number]; value: CheckpointInfo }
  states: { key: [string, number]; value: unknown }
  pictures: { key: [string, number]; value: Pixels }
}

const stores = ['infos', 'states', 'pictures'] as const

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 1, {
    upgrade(database) {
      for (const store of stores) database.createObjectStore(store)
    },
    // A page that waits with an old version open would keep a newer one from starting.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

const keyOf = ({ lineage, step }: CheckpointId): [string, number] => [lineage, step]

/** Checkpoints in the browser's database: they outlive the page. */
export function databaseCheckpoints(name: string): CheckpointStore {
  let opened: Promise<IDBPDatabase<Schema>> | undefined
  const database = () => {
    opened ??= open(name)
    // The next call tries again: the user may have allowed storage, or freed some, meanwhile.
    opened.catch(() => {
      opened = undefined
    })
    return opened
  }
  return {
    list: async () => (await database()).getAll('infos'),
    state: async (id) => (await database()).get('states', keyOf(id)),
    picture: async (id) => (await database()).get('pictures', keyOf(id)),
    async write({ info, state, picture }) {
      const transaction = (await database()).transaction(stores, 'readwrite')
      const key = keyOf(info)
      await Promise.all([
        transaction.objectStore('infos').put(info, key),
        transaction.objectStore('states').put(state, key),
        picture
          ? transaction.objectStore('pictures').put(picture, key)
          : transaction.objectStore('pictures').delete(key),
        transaction.done,
      ])
    },
    async remove(ids) {
      const transaction = (await database()).transaction(stores, 'readwrite')
      const gone = ids.flatMap((id) =>
        stores.map((store) => transaction.objectStore(store).delete(keyOf(id))),
      )
      await Promise.all([...gone, transaction.done])
    },
  }
}

const mebibyte = 1024 ** 2

/** A tenth of what the browser grants, in bytes, and neither so little nor so much that nobody would expect it. */
async function checkpointBytes(): Promise<number> {
  // Absent where the page is not served securely.
  const known = await navigator.storage?.estimate().catch(() => undefined)
  const quota = known?.quota ?? 0
  return Math.min(1024 * mebibyte, Math.max(64 * mebibyte, quota / 10))
}

/** How long the database may take before it counts as forbidden: some browsers never answer. In ms. */
const patience = 3000

/** Where the browser forbids storage, checkpoints last as long as the page does. */
export async function keptCheckpoints() {
  const stored = databaseCheckpoints('gramarye-checkpoints')
  const usable = await Promise.race([
    stored.list().then(
      () => true,
      () => false,
    ),
    new Promise<boolean>((resolve) => setTimeout(() => resolve(false), patience)),
  ])
  const bytes = usable ? await checkpointBytes() : 256 * mebibyte
  return { store: usable ? stored : memoryCheckpoints(), budget: { bytes, each: 16 } }
}
