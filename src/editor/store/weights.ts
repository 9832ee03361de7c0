import type { Draft } from 'immer'
import type { Catalog } from '../../core/catalog'
import type { GraphBody, GraphEdge, PortAddress } from '../../core/document'
import type { Json } from '../../core/param'
import { wireName } from '../../core/resolve-params'

/** Takes the weights of wires that are gone with them: a weight without a wire is a warning. */
export function forgetWeights(
  body: Draft<GraphBody>,
  gone: readonly Pick<GraphEdge, 'from' | 'to'>[],
  catalog: Pick<Catalog, 'nodes'>,
) {
  for (const { from, to } of gone) {
    for (const weights of weightsAt(body, to, catalog)) delete weights[wireName(from)]
  }
}

/** The wire into an input comes from another output: its weight goes by another name. */
export function renameWeight(
  body: Draft<GraphBody>,
  to: PortAddress,
  before: PortAddress,
  after: PortAddress,
  catalog: Pick<Catalog, 'nodes'>,
) {
  const [old, name] = [wireName(before), wireName(after)]
  for (const weights of weightsAt(body, to, catalog)) {
    const weight = weights[old]
    if (weight === undefined || old === name) continue
    delete weights[old]
    weights[name] = weight
  }
}

/** The weights that params of a node give to the wires into one of its inputs. */
function weightsAt(
  body: Draft<GraphBody>,
  { node, port }: PortAddress,
  catalog: Pick<Catalog, 'nodes'>,
): readonly Record<string, Json>[] {
  const target = body.nodes.find(({ id }) => id === node)
  if (!target || !Object.hasOwn(catalog.nodes, target.type)) return []
  return Object.entries(catalog.nodes[target.type]?.params ?? {}).flatMap(([key, spec]) => {
    if (spec.kind !== 'wire-weights' || spec.input !== port) return []
    const weights = target.params[key]
    return typeof weights === 'object' && weights !== null && !Array.isArray(weights) ? [weights] : []
  })
}
