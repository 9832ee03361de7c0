import type { Progress } from '../core/context'
import type { Preview } from '../core/preview'
import type { Reason } from '../core/reason'

export type { Reason } from '../core/reason'

/** A failed node, in words for the user. Everything computed before it stays usable. */
export interface NodeFailure {
  readonly node: string
  /** Title or label of the node. */
  readonly title: string
  readonly port?: string
  readonly message: string
  readonly remedy: string
  /** Shapes of the inputs by port, such as `{ image: '[384, 512, 3]' }`. */
  readonly shapes: Readonly<Record<string, string>>
}

export interface ProgressReport extends Omit<Progress, 'preview'> {
  /** It works on a sketch, at a smaller size. */
  readonly sketch?: true
}

/** All plain data: events cross from the worker as they are. */
export type RunEvent =
  | { readonly type: 'queued'; readonly nodes: readonly string[] }
  | { readonly type: 'started'; readonly node: string; readonly why: readonly Reason[] }
  | { readonly type: 'progress'; readonly node: string; readonly progress: ProgressReport }
  /** It goes on from a checkpoint in place of beginning anew. */
  | { readonly type: 'resumed'; readonly node: string; readonly step: number }
  /** Where it stands was kept. */
  | { readonly type: 'checkpoint'; readonly node: string; readonly step: number }
  /** A picture of a value, final or on the way; `port` is the output it belongs to. */
  | { readonly type: 'preview'; readonly node: string; readonly port: string; readonly preview: Preview }
  | {
      readonly type: 'cached'
      readonly node: string
      readonly why: readonly Reason[]
      readonly bytes: number
      /** Shape of every output, by port; absent where the result was dropped and is not needed. */
      readonly shapes?: Readonly<Record<string, string>>
    }
  | {
      readonly type: 'done'
      readonly node: string
      readonly why: readonly Reason[]
      readonly ms: number
      readonly bytes: number
      /** Shape of every output, by port. */
      readonly shapes: Readonly<Record<string, string>>
    }
  | { readonly type: 'failed'; readonly failure: NodeFailure }
  /** Not run because something it needs failed, is muted or is a placeholder; `cause` is that node. */
  | { readonly type: 'blocked'; readonly node: string; readonly cause: string; readonly message: string }
  | { readonly type: 'canceled'; readonly node?: string }

export interface RunSummary {
  readonly outcome: 'done' | 'failed' | 'canceled'
  readonly ran: readonly string[]
  readonly cached: readonly string[]
  readonly failures: readonly NodeFailure[]
  readonly blocked: readonly string[]
  readonly ms: number
  /** What computing the results took, in this run or an earlier one, as far as is known. In ms. */
  readonly workMs?: number
  /**
   * Most bytes in memory at once: of everything, with what nodes allocated on the way, where the host can measure
   * that; else of what the cache held.
   */
  readonly peakBytes: number
}

/** What running a node will take. */
export interface NodeForecast {
  /** In ms. Absent before this backend's speed has been measured on anything. */
  readonly ms?: number
  /** About so many floating-point operations; 0 for what takes no time. */
  readonly work: number
  /** Of its results. */
  readonly bytes: number
  /** Most bytes it has allocated at once, its results included, its inputs not. */
  readonly peakBytes: number
  /** Of the largest single tensor, where the node tells. */
  readonly largestBytes?: number
}

/** What a run would do with a node. */
export interface PlannedNode {
  readonly node: string
  readonly state: 'cached' | 'stale' | 'blocked' | 'bypassed'
  readonly why: readonly Reason[]
  /** Of a stale node, where it is known. */
  readonly forecast?: NodeForecast
  /** The steps at which the node's work was kept, in order; absent when it was not. */
  readonly checkpoints?: readonly number[]
}

/** What a run will take, as far as it is known. */
export interface PlanForecast {
  /** How many nodes would be computed. */
  readonly stale: number
  /** Those of them that cannot be forecast before they have run once: the figures leave them out. */
  readonly unknown: readonly string[]
  /** In ms. Absent before this backend's speed has been measured on anything. */
  readonly ms?: number
  /** Most bytes in memory at once, earlier results included. */
  readonly peakBytes: number
  /** Of the largest single tensor, where a node tells. */
  readonly largestBytes?: number
}

export interface Plan {
  /** Every node, each after those it depends on. */
  readonly nodes: readonly PlannedNode[]
  readonly forecast: PlanForecast
}
