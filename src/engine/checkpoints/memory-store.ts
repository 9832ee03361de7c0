import type { CheckpointId, CheckpointStore, StoredCheckpoint } from './store'

/** Keeps checkpoints for as long as the program runs. */
export function memoryCheckpoints(): CheckpointStore {
  const kept = new Map<string, StoredCheckpoint>()
  const key = ({ lineage, step }: CheckpointId) => `${lineage}/${step}`
  return {
    list: () => Promise.resolve([...kept.values()].map(({ info }) => info)),
    state: (id) => Promise.resolve(kept.get(key(id))?.state),
    picture: (id) => Promise.resolve(kept.get(key(id))?.picture),
    write(checkpoint) {
      kept.set(key(checkpoint.info), checkpoint)
      return Promise.resolve()
    },
    remove(ids) {
      for (const id of ids) kept.delete(key(id))
      return Promise.resolve()
    },
  }
}
