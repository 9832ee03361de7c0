import type { GraphDocument } from '../../core/document'
import type { Held } from './held'
import { type Packed, pack, packNow } from './pack'
import { type LibraryStorage, StorageTrouble, type Trouble, type VersionReason, type Write } from './types'
import { versionDue } from './versions'

/** A state that is to be written. */
interface Pending {
  readonly held: Held
  readonly document: GraphDocument
  readonly version?: VersionReason
}

interface SaverParts {
  readonly storage: LibraryStorage
  readonly now: () => number
  readonly newId: () => string
  /** The library has the document now. */
  readonly onWritten: (held: Held) => void
  /** The library holds a newer state of somebody else: the document has got an id of its own. */
  readonly onForked: (held: Held) => void
  /** Null when everything is written again. */
  readonly onTrouble: (trouble: Trouble | null) => void
}

/** Pauses before it tries again, in ms. */
const firstRetry = 2000
const longestRetry = 60_000

/**
 * Writes documents into the library one after the other, the last state of each. What could not be written waits in
 * memory and is tried again; nothing is ever written over what this tab does not know.
 */
export class Saver {
  private readonly parts: SaverParts
  private readonly pending = new Map<Held, Pending>()
  private writing: Pending | undefined
  /** What could not be written in this turn. */
  private failed: Pending[] = []
  private working: Promise<boolean> | undefined
  private retry: ReturnType<typeof setTimeout> | undefined
  private pause = firstRetry

  constructor(parts: SaverParts) {
    this.parts = parts
  }

  /** Notes that a document is to be written; `flush` does it. A version once asked for is not forgotten. */
  put(held: Held, document: GraphDocument, version?: VersionReason) {
    const wanted = version ?? this.pending.get(held)?.version
    this.pending.set(held, { held, document, ...(wanted && { version: wanted }) })
  }

  /** Whether there is something of it that the library does not have. */
  isPending(held: Held): boolean {
    return this.unwritten().some((one) => one.held === held)
  }

  get isIdle(): boolean {
    return this.unwritten().length === 0
  }

  /** Writes everything that is pending. @returns whether the library has all of it now. */
  async flush(): Promise<boolean> {
    clearTimeout(this.retry)
    this.working ??= this.writeAll().finally(() => {
      this.working = undefined
    })
    const done = await this.working
    // Something may have come while the last of it was written.
    return done && this.pending.size > 0 ? this.flush() : done
  }

  private async writeAll(): Promise<boolean> {
    let trouble: Trouble | undefined
    if (this.pending.size === 0) return true
    for (let next = this.take(); next; next = this.take()) {
      this.writing = next
      try {
        await this.write(next)
      } catch (error) {
        trouble = error instanceof StorageTrouble ? error.trouble : 'failed'
        this.failed.push(next)
      }
      this.writing = undefined
    }
    for (const one of this.failed.splice(0).reverse()) {
      // Whatever came later stands for it, with the version that was asked for.
      const later = this.pending.get(one.held)
      this.put(one.held, later?.document ?? one.document, later?.version ?? one.version)
    }
    this.parts.onTrouble(trouble ?? null)
    if (trouble === undefined) this.pause = firstRetry
    else this.tryAgain()
    return trouble === undefined
  }

  private take(): Pending | undefined {
    const [next] = this.pending.values()
    if (next) this.pending.delete(next.held)
    return next
  }

  private tryAgain() {
    this.retry = setTimeout(() => void this.flush(), this.pause)
    this.pause = Math.min(longestRetry, this.pause * 2)
  }

  private async write(one: Pending): Promise<void> {
    const { storage, onWritten, onForked, newId } = this.parts
    const { held, document } = one
    const write = this.prepare(one, await pack(document))
    // Even a write that seems to fail may have been done.
    const { expects } = held
    held.expects = [...expects, write.stamp]
    const outcome = await storage.write(write)
    if (outcome === 'written') {
      // What was jotted down meanwhile may come to be the state of the library, too.
      held.expects = held.expects.filter((stamp) => !expects.includes(stamp))
      held.stored = document
      if (write.version) held.versionAt = write.at
      this.writing = undefined
      onWritten(held)
      return
    }
    held.id = newId()
    held.expects = []
    held.versionAt = 0
    onForked(held)
    await this.write({ ...one, version: 'opened' })
  }

  private prepare({ held, document, version }: Pending, packed: Packed): Write {
    const { now, newId } = this.parts
    const at = now()
    const due = !held.untouched && versionDue(held.versionAt, at)
    const wanted = version ?? (due && document !== held.stored ? 'auto' : undefined)
    return {
      id: held.id,
      expects: held.expects,
      stamp: newId(),
      at,
      ...packed,
      untouched: held.untouched,
      ...(wanted && { version: wanted }),
    }
  }

  /** Writes down at once what is pending, since the page goes. The next page takes it up. */
  jot() {
    for (const one of this.unwritten()) {
      const write = this.prepare(one, packNow(one.document))
      one.held.expects = [...one.held.expects, write.stamp]
      this.parts.storage.jot(write)
    }
  }

  /** The older states of a document before the newer ones. */
  private unwritten(): readonly Pending[] {
    return [...this.failed, ...(this.writing ? [this.writing] : []), ...this.pending.values()]
  }
}
