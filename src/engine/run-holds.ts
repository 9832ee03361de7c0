import { sourcesOf } from './demand'
import { type GraphPlan, missingNodes } from './graph-plan'
import type { ResultCache } from './result-cache'

/**
 * Keeps every result that a run still needs as an input, until the last node that needs it is through; and those
 * on screen, until they have taken the place of the ones before.
 */
export class RunHolds {
  private readonly cache: ResultCache
  /** Keys of the inputs of everything still to be computed, by its key. */
  private readonly inputs = new Map<string, readonly string[]>()
  private readonly shown: readonly string[]

  constructor(cache: ResultCache, plan: GraphPlan) {
    this.cache = cache
    this.shown = [...plan.demand.shown]
    for (const key of this.shown) cache.hold(key)
    for (const node of missingNodes(plan)) {
      const keys = sourcesOf(node).map((source) => source.key)
      this.inputs.set(node.key, keys)
      for (const key of keys) cache.hold(key)
    }
  }

  /** What has `key` is computed, or never will be. */
  release(key: string): void {
    for (const input of this.inputs.get(key) ?? []) this.cache.release(input)
    this.inputs.delete(key)
    this.cache.enforce()
  }

  releaseAll(): void {
    for (const key of this.shown) this.cache.release(key)
    for (const key of [...this.inputs.keys()]) this.release(key)
    this.cache.enforce()
  }
}
