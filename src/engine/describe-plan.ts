import type { Plan, PlannedNode } from './events'
import { forecastPlan } from './forecast-plan'
import type { GraphPlan } from './graph-plan'
import type { SessionState } from './session-state'
import { unneeded, whyCached, whyRun } from './why'

/** Says what running a plan would do with each node. */
export function describePlan(plan: GraphPlan, state: SessionState): Plan {
  const { resolved, demand } = plan
  const { cache, history, keeper, lineages } = state
  const forecasts = forecastPlan(plan, state)
  const coming = new Set<string>()
  const nodes = [...resolved.values()].map((node): PlannedNode => {
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
    const forecast = forecasts.nodes.get(node.key)
    return planned({ state: 'stale', why: whyRun(node, latest), ...(forecast && { forecast }) })
  })
  return { nodes, forecast: forecasts.total }
}
