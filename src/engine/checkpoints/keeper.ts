import type { Logger } from '../../core/context'
import type { Pixels } from '../../core/preview'
import { DamagedCheckpointError } from './seal'
import type {
  CheckpointBudget,
  CheckpointId,
  CheckpointInfo,
  CheckpointStore,
  StoredCheckpoint,
} from './store'
import { surplus } from './surplus'

/** Keeps checkpoints within a budget. Never rejects: a run goes on without them, and the log says once what failed. */
export class CheckpointKeeper {
  private readonly store: CheckpointStore
  private readonly budget: CheckpointBudget
  private readonly log: Logger
  private known: readonly CheckpointInfo[] = []
  private loaded: Promise<void> | undefined
  /** Settles when all that was to be written has been. */
  private writing: Promise<void> = Promise.resolve()
  private warned = false

  constructor(store: CheckpointStore, budget: CheckpointBudget, log: Logger) {
    this.store = store
    this.budget = budget
    this.log = log
  }

  /** Finds out, once, what is there. */
  ready(): Promise<void> {
    this.loaded ??= this.refresh()
    return this.loaded
  }

  /** How far there are checkpoints of a work, in order, as far as is known without asking the store. */
  steps(lineage: string): readonly number[] {
    const steps = this.known.filter((info) => info.lineage === lineage).map(({ step }) => step)
    return steps.sort((a, b) => a - b)
  }

  /** The checkpoints of a work with at most so many steps, the last one first. */
  async upTo(lineage: string, step: number): Promise<readonly CheckpointInfo[]> {
    await this.writing
    // Another page may have written, or thrown away.
    await this.refresh()
    return this.known
      .filter((info) => info.lineage === lineage && info.step <= step)
      .sort((a, b) => b.step - a.step)
  }

  /** Undefined when it is gone or cannot be read. One that is damaged is thrown away. */
  async state(id: CheckpointId): Promise<unknown> {
    try {
      const state = await this.store.state(id)
      if (state === undefined) await this.drop([id])
      return state
    } catch (cause) {
      if (cause instanceof DamagedCheckpointError) await this.dropDamaged(id)
      else this.warn('read', cause)
      return undefined
    }
  }

  async picture(id: CheckpointId): Promise<Pixels | undefined> {
    await this.writing
    return this.store.picture(id).catch(() => undefined)
  }

  /** Resolves when the one before has been written: whoever makes them faster than they can be kept has to wait. */
  async save(checkpoint: StoredCheckpoint): Promise<void> {
    const before = this.writing
    this.known = [...this.known.filter((info) => !isSame(info, checkpoint.info)), checkpoint.info]
    this.writing = before.then(() => this.write(checkpoint))
    await before
  }

  /** Resolves when all is written. */
  settled(): Promise<void> {
    return this.writing
  }

  /** Throws all checkpoints of a work away. */
  async forget(lineage: string): Promise<void> {
    const gone = this.known.filter((info) => info.lineage === lineage)
    await this.writing
    await this.drop(gone)
  }

  private async refresh(): Promise<void> {
    try {
      this.known = await this.store.list()
    } catch (cause) {
      this.warn('read', cause)
    }
  }

  private async write(checkpoint: StoredCheckpoint): Promise<void> {
    const { info } = checkpoint
    await this.drop(surplus(this.known, this.budget, info.lineage))
    try {
      await this.store.write(checkpoint)
    } catch {
      // The disk may be full: with half of what is there gone, there may be room.
      const total = this.known.reduce((sum, { bytes }) => sum + bytes, 0)
      await this.drop(surplus(this.known, { ...this.budget, bytes: total / 2 }, info.lineage))
      await this.store.write(checkpoint).catch((cause: unknown) => {
        this.known = this.known.filter((known) => !isSame(known, info))
        this.warn('kept', cause)
      })
    }
  }

  private async drop(gone: readonly CheckpointId[]): Promise<void> {
    if (gone.length === 0) return
    this.known = this.known.filter((info) => !gone.some((one) => isSame(one, info)))
    await this.store.remove(gone).catch((cause: unknown) => this.warn('removed', cause))
  }

  private async dropDamaged(id: CheckpointId): Promise<void> {
    this.log.warn(
      `The checkpoint at iteration ${id.step} is damaged, or of another version of the program, and was thrown away. The work goes on from the one before, or begins anew.`,
    )
    await this.drop([id])
  }

  private warn(what: string, cause: unknown): void {
    if (this.warned) return
    this.warned = true
    this.log.warn(noCheckpoints(what, cause))
  }
}

/** In words for the user. @param what cannot be done with them, such as `kept`. */
export function noCheckpoints(what: string, cause: unknown): string {
  const why = cause instanceof Error ? cause.message : String(cause)
  return `Checkpoints cannot be ${what} here: ${why.replace(/[.!?]?$/, '.')} Runs work, but one that is cut short begins anew next time. Free some disk space, or allow the program to store data.`
}

function isSame(a: CheckpointId, b: CheckpointId): boolean {
  return a.lineage === b.lineage && a.step === b.step
}
