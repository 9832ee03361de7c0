import type { Forecast } from '../core/forecast'
import { shareLeft, stepReached } from './checkpoints/lineages'
import { sourcesOf } from './demand'
import type { NodeForecast, PlanForecast } from './events'
import { forecastNode, type Sizes, sizesOf } from './forecast-node'
import { type GraphPlan, missingNodes } from './graph-plan'
import type { ReadyNode } from './resolve'
import type { SessionState } from './session-state'

export interface ForecastedPlan {
  /** By the key of what would be computed; what is not known is missing. */
  readonly nodes: ReadonlyMap<string, NodeForecast>
  readonly total: PlanForecast
}

/** Says what computing what is missing would take, in time and in memory. */
export function forecastPlan(plan: GraphPlan, state: SessionState): ForecastedPlan {
  const missing = missingNodes(plan)
  const nodes = new Map<string, NodeForecast>()
  const sizes = new Map<string, Sizes | undefined>()
  const sizesAt = (key: string) => {
    if (!sizes.has(key)) {
      const result = state.cache.get(key)
      sizes.set(key, result && sizesOf(result))
    }
    return sizes.get(key)
  }
  for (const node of missing) {
    const forecast = forecastNode(node, sizesAt, state)
    sizes.set(node.key, forecast?.outputs)
    if (forecast) nodes.set(node.key, describe(node, forecast, state))
  }
  return { nodes, total: sumUp(missing, nodes, plan, state) }
}

function describe(
  node: ReadyNode,
  forecast: Forecast,
  { speeds, lineages, keeper }: SessionState,
): NodeForecast {
  const { type, outputs } = node.definition
  const { peak, largest } = forecast
  const lineage = keeper && lineages.of(node)
  const kept = lineage === undefined ? [] : keeper?.steps(lineage)
  const work = forecast.work * shareLeft(node, stepReached(node, kept ?? []))
  const ms = speeds.time(type, work)
  let bytes = 0
  for (const port in outputs) {
    const size = forecast.outputs[port]
    if (size !== undefined) bytes += outputs[port]?.type.measure?.bytes(size) ?? 0
  }
  return {
    work,
    bytes,
    peakBytes: Math.max(peak, bytes),
    ...(largest !== undefined && { largestBytes: largest }),
    ...(ms !== undefined && { ms }),
  }
}

function sumUp(
  missing: readonly ReadyNode[],
  nodes: ReadonlyMap<string, NodeForecast>,
  { demand, sketched }: GraphPlan,
  state: SessionState,
): PlanForecast {
  const drawn = missing.filter(({ id }) => !sketched.has(id))
  const known = [...nodes.values()]
  const timed = known.every(({ ms }) => ms !== undefined)
  const largest = Math.max(0, ...known.map(({ largestBytes = 0 }) => largestBytes))
  return {
    stale: drawn.length,
    unknown: drawn.filter(({ key }) => !nodes.has(key)).map(({ id }) => id),
    peakBytes: peakOf(missing, nodes, demand, state),
    ...(largest > 0 && { largestBytes: largest }),
    ...(timed && { ms: known.reduce((sum, { ms = 0 }) => sum + ms, 0) }),
  }
}

/**
 * Follows the cache through the run: it keeps what later nodes need, what was asked for and what is on screen, and
 * of the rest what its budget allows.
 */
function peakOf(
  missing: readonly ReadyNode[],
  nodes: ReadonlyMap<string, NodeForecast>,
  { kept, shown }: GraphPlan['demand'],
  { cache, history }: SessionState,
): number {
  const users = new Map<string, number>()
  for (const node of missing) {
    for (const { key } of sourcesOf(node)) users.set(key, (users.get(key) ?? 0) + 1)
  }
  const stays = (key: string) => kept.has(key) || shown.has(key) || history.isPinnedKey(key)
  const needed = (key: string) => stays(key) || (users.get(key) ?? 0) > 0
  const bytesOf = (key: string) => cache.get(key)?.bytes ?? nodes.get(key)?.bytes ?? 0

  const { bytes: now, budget } = cache.stats()
  let total = now
  let firm = 0
  for (const key of new Set([...kept, ...shown, ...users.keys()])) {
    if (cache.has(key) && needed(key)) firm += bytesOf(key)
  }
  const held = () => Math.max(firm, Math.min(total, budget))
  let peak = held()
  for (const node of missing) {
    const forecast = nodes.get(node.key)
    peak = Math.max(peak, held() + (forecast?.peakBytes ?? 0))
    total += forecast?.bytes ?? 0
    if (needed(node.key)) firm += forecast?.bytes ?? 0
    for (const { key } of sourcesOf(node)) {
      users.set(key, (users.get(key) ?? 0) - 1)
      if (!needed(key)) firm -= bytesOf(key)
    }
  }
  return peak
}
