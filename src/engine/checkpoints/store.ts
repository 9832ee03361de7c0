import type { Pixels } from '../../core/preview'

/** Names a checkpoint: which work, and how far. */
export interface CheckpointId {
  /** Hash of all that the work depends on, but for how long it goes on. */
  readonly lineage: string
  readonly step: number
}

export interface CheckpointInfo extends CheckpointId {
  /** Of its state and its picture. */
  readonly bytes: number
  /** When, as `Date.now()` tells it. */
  readonly savedAt: number
  /** What the work took until there, in ms. */
  readonly ms: number
}

export interface StoredCheckpoint {
  readonly info: CheckpointInfo
  /** Plain data with typed arrays. */
  readonly state: unknown
  readonly picture?: Pixels | undefined
}

/** Where checkpoints are kept. Anything may reject: the disk may be full, or its content gone. */
export interface CheckpointStore {
  list(): Promise<readonly CheckpointInfo[]>
  /** Undefined when it is not there. Rejects with a DamagedCheckpointError when it is not what was written. */
  state(id: CheckpointId): Promise<unknown>
  picture(id: CheckpointId): Promise<Pixels | undefined>
  /** In place of one with the same id. */
  write(checkpoint: StoredCheckpoint): Promise<void>
  /** Passes over those that are not there. */
  remove(ids: readonly CheckpointId[]): Promise<void>
}

/** How much is kept. */
export interface CheckpointBudget {
  readonly bytes: number
  /** Most of one work. */
  readonly each: number
}
