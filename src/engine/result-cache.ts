import type { Logger } from '../core/context'
import type { PortType } from '../core/port'

/** A value together with the type that knows how to measure, draw and free it. */
export interface Slot<T = unknown> {
  readonly port: string
  readonly type: PortType<T>
  readonly value: T
}

/** All outputs of one run of a node. */
export interface Result {
  readonly key: string
  readonly slots: readonly Slot[]
  readonly bytes: number
  /** What computing it took: what evicting it would cost. */
  readonly ms: number
}

export interface CacheStats {
  readonly bytes: number
  readonly budget: number
  readonly entries: number
  /** Since the session began. */
  readonly evictions: number
}

/** Results that occupy no memory of note still should not pile up for ever. */
const MOST_ENTRIES = 10_000

/**
 * Owns every result by cache key and keeps their bytes within a budget by dropping what is cheapest to compute
 * again per byte. What is held or pinned is never dropped, so the budget can be exceeded by what a run needs.
 */
export class ResultCache {
  peakBytes = 0
  private readonly budget: number
  private readonly isPinned: (key: string) => boolean
  private readonly log: Logger
  /** Least recently used first. */
  private readonly results = new Map<string, Result>()
  private readonly holds = new Map<string, number>()
  /** How many slots hold an object: a node that passes its input through must not get it freed twice. */
  private readonly owners = new Map<unknown, number>()
  private bytes = 0
  private evictions = 0

  /** @param budget in bytes. */
  constructor(budget: number, isPinned: (key: string) => boolean, log: Logger) {
    this.budget = budget
    this.isPinned = isPinned
    this.log = log
  }

  has(key: string): boolean {
    return this.results.has(key)
  }

  get(key: string): Result | undefined {
    return this.results.get(key)
  }

  /** Counts as a use, for breaking ties in eviction. */
  touch(key: string): void {
    const result = this.results.get(key)
    if (!result) return
    this.results.delete(key)
    this.results.set(key, result)
  }

  /** Takes over the values. @param ms what computing them took. */
  put(key: string, slots: readonly Slot[], ms: number): Result {
    this.drop(key)
    let bytes = 0
    for (const { type, value } of slots) {
      bytes += this.guarded(() => type.byteSize(value), 0)
      if (isHandle(value)) this.owners.set(value, (this.owners.get(value) ?? 0) + 1)
    }
    const result = { key, slots, bytes, ms }
    this.results.set(key, result)
    this.bytes += bytes
    this.peakBytes = Math.max(this.peakBytes, this.bytes)
    this.enforce()
    return result
  }

  /** Frees values that never entered the cache. */
  discard(slots: readonly Slot[]): void {
    const freed = new Set<unknown>()
    for (const { type, value } of slots) {
      if (this.owners.has(value) || freed.has(value)) continue
      if (isHandle(value)) freed.add(value)
      this.guarded(() => type.dispose(value), undefined)
    }
  }

  /** Keeps a result, present or to come, until `release`. Counted. */
  hold(key: string): void {
    this.holds.set(key, (this.holds.get(key) ?? 0) + 1)
  }

  release(key: string): void {
    const left = (this.holds.get(key) ?? 0) - 1
    if (left > 0) this.holds.set(key, left)
    else this.holds.delete(key)
  }

  /** Drops results until the budget is met, or nothing more may go. */
  enforce(): void {
    while (this.bytes > this.budget) {
      const victim = this.cheapest()
      if (!victim) return
      this.evict(victim)
    }
    if (this.results.size <= MOST_ENTRIES) return
    for (const result of this.results.values()) {
      if (this.results.size <= MOST_ENTRIES) return
      if (this.mayGo(result)) this.evict(result)
    }
  }

  resetPeak(): void {
    this.peakBytes = this.bytes
  }

  stats(): CacheStats {
    return { bytes: this.bytes, budget: this.budget, entries: this.results.size, evictions: this.evictions }
  }

  clear(): void {
    for (const key of [...this.results.keys()]) this.drop(key)
  }

  /** Lowest milliseconds per byte; the least recently used among equals. */
  private cheapest(): Result | undefined {
    let best: Result | undefined
    let lowest = Number.POSITIVE_INFINITY
    for (const result of this.results.values()) {
      if (result.bytes === 0) continue
      const cost = result.ms / result.bytes
      if (cost < lowest && this.mayGo(result)) {
        best = result
        lowest = cost
      }
    }
    return best
  }

  private mayGo({ key }: Result): boolean {
    return !this.holds.has(key) && !this.isPinned(key)
  }

  private evict(result: Result): void {
    this.drop(result.key)
    this.evictions++
  }

  private drop(key: string): void {
    const result = this.results.get(key)
    if (!result) return
    this.results.delete(key)
    this.bytes -= result.bytes
    for (const { type, value } of result.slots) {
      const left = isHandle(value) ? (this.owners.get(value) ?? 1) - 1 : 0
      if (left > 0) this.owners.set(value, left)
      else {
        this.owners.delete(value)
        this.guarded(() => type.dispose(value), undefined)
      }
    }
  }

  /** A port type that throws is a fault of the program, and must not spoil the results of others. */
  private guarded<T>(action: () => T, otherwise: T): T {
    try {
      return action()
    } catch (cause) {
      this.log.warn(`A value could not be measured or freed: ${String(cause)}`)
      return otherwise
    }
  }
}

/** Only what has an identity can be the same thing twice. */
function isHandle(value: unknown): boolean {
  return (typeof value === 'object' && value !== null) || typeof value === 'function'
}
