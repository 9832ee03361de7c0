import type { Catalog, Registry } from '../core/catalog'
import type { Logger, ProvidedResource } from '../core/context'
import type { AssetLookup } from './asset-source'
import type { CheckpointKeeper } from './checkpoints/keeper'
import type { Lineages } from './checkpoints/lineages'
import type { Durations } from './durations'
import type { FileFacts } from './file-facts'
import type { History } from './history'
import type { ResultCache } from './result-cache'
import type { Speeds } from './speeds'

/** Measures what is allocated, inside of nodes too; in bytes. */
export interface MemoryMeter {
  /** From now on. */
  reset(): void
  /** Most since `reset`. */
  peak(): number
}

/** What the parts of a session share. */
export interface SessionState {
  readonly registry: Registry
  readonly catalog: Catalog
  readonly resources: readonly ProvidedResource[]
  readonly precision: string
  readonly asset: AssetLookup | undefined
  readonly log: Logger
  readonly cache: ResultCache
  readonly history: History
  readonly facts: FileFacts
  readonly speeds: Speeds
  readonly durations: Durations
  readonly lineages: Lineages
  /** Absent when no checkpoints are kept. */
  readonly keeper: CheckpointKeeper | undefined
  readonly memory: MemoryMeter | undefined
}
