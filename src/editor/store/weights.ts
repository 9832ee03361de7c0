import type { Draft } from 'immer'
import type { Catalog } from '../../core/catalog'
import type { GraphBody, GraphEdge } from '../../core/document'
import { wireName } from '../../core/resolve-params'

/** Takes the weights of wires that are gone with them: a weight without a wire is a warning. */
export function forgetWeights(
  body: Draft<GraphBody>,
  gone: readonly Pick<GraphEdge, 'from' | 'to'>[],
  catalog: Pick<Catalog, 'nodes'>,
) {
  for (const { from, to } of gone) {
    const target = body.nodes.find((node) => node.id === to.node)
    if (!target || !Object.hasOwn(catalog.nodes, target.type)) continue
    for (const [key, spec] of Object.entries(catalog.nodes[target.type]?.params ?? {})) {
      if (spec.kind !== 'wire-weights' || spec.input !== to.port) continue
      const weights = target.params[key]
      if (typeof weights !== 'object' || weights === null || Array.isArray(weights)) continue
      delete weights[wireName(from)]
    }
  }
}
