import type { Logger } from '../core/context'
import type { NodeFailure, RunEvent, RunSummary } from './events'
import type { GraphPlan } from './graph-plan'
import { asSeen } from './sketch-events'

/** Tells the listener what happens, and sums it up. */
export class RunLog {
  private readonly listener: ((event: RunEvent) => void) | undefined
  private readonly log: Logger
  private readonly started = performance.now()
  private readonly ran: string[] = []
  private readonly cached: string[] = []
  private readonly failures: NodeFailure[] = []
  private readonly blocked: string[] = []
  private readonly took = new Map<string, number>()
  private canceled = false
  private readonly sketched: GraphPlan['sketched']

  constructor(
    listener: ((event: RunEvent) => void) | undefined,
    log: Logger,
    sketched: GraphPlan['sketched'] = new Map(),
  ) {
    this.listener = listener
    this.log = log
    this.sketched = sketched
  }

  /** A listener that throws must not leave the run half done. */
  emit(happened: RunEvent): void {
    const event = asSeen(happened, this.sketched)
    if (!event) return
    this.count(event)
    try {
      this.listener?.(event)
    } catch (cause) {
      this.log.warn(`A listener of the run failed: ${String(cause)}`)
    }
  }

  /** Notes what a result took to compute, by its cache key. @param ms undefined where that is not known. */
  note(key: string, ms: number | undefined): void {
    if (ms !== undefined) this.took.set(key, ms)
  }

  summary(peakBytes: number): RunSummary {
    const { ran, cached, failures, blocked } = this
    const outcome = this.canceled ? 'canceled' : failures.length > 0 ? 'failed' : 'done'
    const ms = performance.now() - this.started
    const workMs = [...this.took.values()].reduce((sum, took) => sum + took, 0)
    return { outcome, ran, cached, failures, blocked, ms, workMs, peakBytes }
  }

  private count(event: RunEvent): void {
    if (event.type === 'done') this.ran.push(event.node)
    else if (event.type === 'cached') this.cached.push(event.node)
    else if (event.type === 'failed') this.failures.push(event.failure)
    else if (event.type === 'blocked') this.blocked.push(event.node)
    else if (event.type === 'canceled') this.canceled = true
  }
}
