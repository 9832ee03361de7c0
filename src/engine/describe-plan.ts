import type { NodeForecast, Plan, PlannedNode } from './events'
import { type ForecastedPlan, forecastPlan } from './forecast-plan'
import type { GraphPlan } from './graph-plan'
import type { ReadyNode } from './resolve'
import type { SessionState } from './session-state'
import { unneeded, whyCached, whyRun } from './why'

/** Says what running a plan would do with each node. */
export function describePlan(plan: GraphPlan, state: SessionState): Plan {
  const { resolved, demand, sketched } = plan
  const { cache, history, keeper, lineages } = state
  const forecasts = forecastPlan(plan, state)
  const coming = new Set<string>()
  const drawn = [...resolved.values()].filter(({ id }) => !sketched.has(id))
  const nodes = drawn.map((node): PlannedNode => {
    const { id } = node
    if (node.state === 'passing') return { node: id, state: 'bypassed', why: [] }
    if (node.state !== 'ready') {
      const { cause, message } = node
      return { node: id, state: 'blocked', why: [{ code: 'blocked', message, values: { cause } }] }
    }
    const latest = history.of(id)
    const lineage = lineages.of(node)
    const steps = lineage === undefined ? [] : (keeper?.steps(lineage) ?? [])
    const planned = (what: Pick<PlannedNode, 'state' | 'why' | 'forecast'>): PlannedNode => {
      return { node: id, ...what, ...(steps.length > 0 && { checkpoints: steps }) }
    }
    if (cache.has(node.key)) return planned({ state: 'cached', why: whyCached(node, latest, false) })
    if (!demand.missing.has(node.key)) return planned({ state: 'cached', why: unneeded })
    if (coming.has(node.key)) return planned({ state: 'cached', why: whyCached(node, latest, true) })
    coming.add(node.key)
    const forecast = withSketches(node, forecasts.nodes, plan)
    return planned({ state: 'stale', why: whyRun(node, latest), ...(forecast && { forecast }) })
  })
  return { nodes, forecast: forecasts.total }
}

/** What a node takes, its sketches and all that they need included. */
function withSketches(
  { id, key }: ReadyNode,
  forecasts: ForecastedPlan['nodes'],
  { sketched, resolved }: GraphPlan,
): NodeForecast | undefined {
  let sum = forecasts.get(key)
  for (const [copy, { owner }] of sketched) {
    const node = owner === id ? resolved.get(copy) : undefined
    const more = node?.state === 'ready' ? forecasts.get(node.key) : undefined
    if (!sum || !more) continue
    const { ms: took, ...rest } = sum
    sum = {
      ...rest,
      work: sum.work + more.work,
      peakBytes: Math.max(sum.peakBytes, more.peakBytes),
      ...(took !== undefined && more.ms !== undefined && { ms: took + more.ms }),
    }
  }
  return sum
}
