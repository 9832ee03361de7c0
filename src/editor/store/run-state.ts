import type { PortAddress } from '../../core/document'
import type { NodeFailure, NodeForecast, PlannedNode, ProgressReport, Reason } from '../../engine/events'
import type { PagePreview } from '../engine'

/** What is known of one node's computation. Measurements exist only where there is a result. */
export type NodeRun =
  | { readonly state: 'idle'; readonly forecast?: NodeForecast }
  | { readonly state: 'stale'; readonly why: readonly Reason[]; readonly forecast?: NodeForecast }
  | { readonly state: 'queued' }
  | {
      readonly state: 'running'
      readonly why: readonly Reason[]
      readonly progress: ProgressReport
      readonly pace?: Pace
    }
  | {
      readonly state: 'done'
      readonly why: readonly Reason[]
      readonly ms: number
      readonly bytes: number
      readonly shapes: Readonly<Record<string, string>>
    }
  | { readonly state: 'cached'; readonly why: readonly Reason[]; readonly bytes: number }
  | { readonly state: 'failed'; readonly failure: NodeFailure }
  /** `cause` is the node that keeps it from running: itself, or one before it. */
  | { readonly state: 'blocked'; readonly cause: string; readonly message: string }
  | { readonly state: 'muted' | 'bypassed' }

export const idle: NodeRun = { state: 'idle' }

/** From where the time left is told: iterations before the first report are warm-up. */
export interface Pace {
  readonly since: number
  readonly from: number
  readonly msLeft?: number
}

/** Losses as they come, one value per report. */
export interface LiveSeries {
  readonly x: readonly number[]
  readonly curves: Readonly<Record<string, readonly number[]>>
}

export function progressed(run: NodeRun | undefined, progress: ProgressReport, now: number): NodeRun {
  const before = run?.state === 'running' ? run : undefined
  const why = before?.why ?? []
  // Reports take turns: one brings a picture, another losses, which may be of an earlier iteration.
  const late = (progress.iteration ?? 0) < (before?.progress.iteration ?? 0)
  if (before && late) {
    return { ...before, progress: { ...progress, ...before.progress, ...lossesOf(progress) } }
  }
  return {
    state: 'running',
    why,
    progress: { ...before?.progress, ...progress },
    ...paceOf(before?.pace, progress, now),
  }
}

function lossesOf({ terms, total }: ProgressReport) {
  return { ...(terms && { terms }), ...(total !== undefined && { total }) }
}

function paceOf(pace: Pace | undefined, { iteration, iterations }: ProgressReport, now: number) {
  if (iteration === undefined || iterations === undefined) return {}
  if (!pace || iteration <= pace.from) return { pace: { since: now, from: iteration } }
  const msEach = (now - pace.since) / (iteration - pace.from)
  return { pace: { ...pace, msLeft: msEach * (iterations - iteration) } }
}

export function appendLosses(
  live: LiveSeries | undefined,
  { iteration, terms, total }: ProgressReport,
): LiveSeries | undefined {
  if (iteration === undefined || !terms) return live
  const values: Record<string, number> = total === undefined ? { ...terms } : { total, ...terms }
  const last = live?.x.at(-1)
  if (!live || (last !== undefined && iteration <= last)) {
    return { x: [iteration], curves: mapValues(values, (value) => [value]) }
  }
  return {
    x: [...live.x, iteration],
    curves: mapValues(values, (value, name) => [
      ...(live.curves[name] ?? live.x.map(() => Number.NaN)),
      value,
    ]),
  }
}

function mapValues<A, B>(
  record: Readonly<Record<string, A>>,
  map: (value: A, key: string) => B,
): Record<string, B> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value, key)]))
}

/** What a plan says of a node that is not running. A failure, with what it blocks, stays on show until an edit. */
export function planned(run: NodeRun | undefined, plan: PlannedNode, edited: boolean): NodeRun {
  const unhappy = run?.state === 'failed' || run?.state === 'blocked'
  if (unhappy && plan.state === 'stale' && !edited) return run
  switch (plan.state) {
    case 'cached':
      return run?.state === 'done' || run?.state === 'cached'
        ? run
        : { state: 'cached', why: plan.why, bytes: 0 }
    case 'blocked':
      return blockedBy(plan)
    case 'bypassed':
      return { state: 'bypassed' }
    case 'stale': {
      const forecast = plan.forecast && { forecast: plan.forecast }
      const first = plan.why.some((reason) => reason.code === 'first-run')
      return first ? { ...idle, ...forecast } : { state: 'stale', why: plan.why, ...forecast }
    }
  }
}

function blockedBy({ node, why }: PlannedNode): NodeRun {
  const [reason] = why
  return { state: 'blocked', cause: String(reason?.values.cause ?? node), message: reason?.message ?? '' }
}

/** Frees the picture a newer one replaces. */
export function release(preview: PagePreview | undefined) {
  if (preview?.kind === 'picture') preview.bitmap.close()
}

/** Key of an output among the previews. */
export function outputKey(node: string, port: string): string {
  return JSON.stringify([node, port])
}

/** The output that a key names. */
export function outputOf(key: string): PortAddress {
  const [node, port] = JSON.parse(key) as [string, string]
  return { node, port }
}
