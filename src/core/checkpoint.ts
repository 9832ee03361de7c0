import type { Preview } from './preview'

/** Where a long computation stood after `step` steps: plain data (numbers, texts, typed arrays) that can be stored. */
export interface Checkpoint<T = unknown> {
  readonly step: number
  /** All that is needed to go on as if it had never stopped. */
  readonly state: T
}

export interface NewCheckpoint extends Checkpoint {
  /** Draws how it looked. */
  picture?(): Promise<Preview>
}

/**
 * The checkpoints of one node's work: of the same inputs and params, but for the number of iterations, so that a run
 * that was cut short, or one that is to go further, need not begin anew.
 */
export interface Checkpoints {
  /**
   * The last one with at most `upTo` steps.
   *
   * @param read gives what a stored state is, or undefined when it is of no use: then the one before is tried.
   */
  latest<T>(upTo: number, read: (state: unknown) => T | undefined): Promise<Checkpoint<T> | undefined>
  /** Never fails: a full disk costs the checkpoint and not the run. Waits while the one before is being written. */
  save(checkpoint: NewCheckpoint): Promise<void>
}

/** Of a session that keeps none. */
export const noCheckpoints: Checkpoints = {
  latest: () => Promise.resolve(undefined),
  save: () => Promise.resolve(),
}
