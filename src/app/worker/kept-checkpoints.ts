import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import { isRecord } from '../../core/json'
import type { Pixels } from '../../core/preview'
import { noCheckpoints } from '../../engine/checkpoints/keeper'
import { memoryCheckpoints } from '../../engine/checkpoints/memory-store'
import { seal, unseal } from '../../engine/checkpoints/seal'
import type { CheckpointId, CheckpointInfo, CheckpointStore } from '../../engine/checkpoints/store'

type Key = [lineage: string, step: number]

/**
 * By lineage and step. Apart from each other, so that one can list and look back without reading the large states,
 * which are sealed, as the pictures are: nothing that is read is trusted to be what was written.
 */
interface Schema extends DBSchema {
  infos: { key: Key; value: unknown }
  states: { key: Key; value: unknown }
  pictures: { key: Key; value: unknown }
}

const stores = ['infos', 'states', 'pictures'] as const

function open(name: string): Promise<IDBPDatabase<Schema>> {
  return openDB<Schema>(name, 2, {
    upgrade(database) {
      // Those of version 1 do not show whether they are whole.
      for (const store of database.objectStoreNames) database.deleteObjectStore(store)
      for (const store of stores) database.createObjectStore(store)
    },
    // A page that waits with an old version open would keep a newer one from starting.
    blocking: (_current, _blocked, event) => {
      if (event.target instanceof IDBDatabase) event.target.close()
    },
  })
}

const keyOf = ({ lineage, step }: CheckpointId): Key => [lineage, step]

/** What of a stored value can be taken for what is known of the checkpoint with this key. */
function readInfo([lineage, step]: Key, value: unknown): CheckpointInfo | undefined {
  if (!isRecord(value) || value.lineage !== lineage || value.step !== step) return undefined
  const { bytes, savedAt, ms } = value
  const isAmount = (amount: unknown): amount is number => typeof amount === 'number' && amount >= 0
  return isAmount(bytes) && isAmount(savedAt) && isAmount(ms)
    ? { lineage, step, bytes, savedAt, ms }
    : undefined
}

function isPixels(value: unknown): value is Pixels {
  return isRecord(value) && value.data instanceof Uint8ClampedArray
}

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
  async function erase(keys: readonly Key[]): Promise<void> {
    const transaction = (await database()).transaction(stores, 'readwrite')
    const gone = keys.flatMap((key) => stores.map((store) => transaction.objectStore(store).delete(key)))
    await Promise.all([...gone, transaction.done])
  }
  return {
    async list() {
      const transaction = (await database()).transaction('infos')
      const [keys, values] = await Promise.all([transaction.store.getAllKeys(), transaction.store.getAll()])
      const infos = keys.map((key, index) => readInfo(key, values[index]))
      const damaged = keys.filter((_, index) => infos[index] === undefined)
      if (damaged.length > 0) await erase(damaged)
      return infos.filter((info) => info !== undefined)
    },
    async state(id) {
      const sealed = await (await database()).get('states', keyOf(id))
      return sealed === undefined ? undefined : unseal(id, sealed)
    },
    async picture(id) {
      const sealed = await (await database()).get('pictures', keyOf(id))
      const picture = sealed === undefined ? undefined : await unseal(id, sealed)
      return isPixels(picture) ? picture : undefined
    },
    async write({ info, state, picture }) {
      // Before the transaction, which ends by itself where it waits for anything else.
      const [sealed, drawn] = await Promise.all([seal(info, state), picture && seal(info, picture)])
      const transaction = (await database()).transaction(stores, 'readwrite', { durability: 'strict' })
      const key = keyOf(info)
      await Promise.all([
        transaction.objectStore('infos').put(info, key),
        transaction.objectStore('states').put(sealed, key),
        drawn
          ? transaction.objectStore('pictures').put(drawn, key)
          : transaction.objectStore('pictures').delete(key),
        transaction.done,
      ])
    },
    remove: (ids) => erase(ids.map(keyOf)),
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

/** Where the browser forbids storage, checkpoints last as long as the page does, and `warn` says so. */
export async function keptCheckpoints(warn: (message: string) => void) {
  const stored = databaseCheckpoints('gramarye-checkpoints')
  const late = new Promise<never>((_, reject) =>
    setTimeout(() => reject(new Error('the database does not answer')), patience),
  )
  const usable = await Promise.race([stored.list(), late]).then(
    () => true,
    (cause: unknown) => {
      warn(noCheckpoints('kept', cause))
      return false
    },
  )
  const bytes = usable ? await checkpointBytes() : 256 * mebibyte
  return { store: usable ? stored : memoryCheckpoints(), budget: { bytes, each: 16 } }
}
