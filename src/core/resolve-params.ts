import type { CatalogNode } from './catalog'
import type { GraphNode, PortAddress } from './document'
import { own } from './finding'
import { isRecord } from './json'
import type { Json, WireWeightsParam } from './param'

/** Where the wires into each input come from, in document order. */
export type InputSources = Readonly<Record<string, readonly PortAddress[]>>

/**
 * Params as `run` receives them: defaults where the file says nothing, and a number for each wire instead of
 * weights by name. Expects params that passed `checkParam`; does not change them otherwise.
 */
export function resolveParams(
  node: Pick<GraphNode, 'params'>,
  { params: specs }: Pick<CatalogNode, 'params'>,
  sources: InputSources,
): Record<string, Json> {
  const params: Record<string, Json> = {}
  for (const key in specs) {
    const spec = specs[key]
    if (!spec) continue
    const stored = own(node.params, key)
    const value: Json = stored === undefined ? spec.default : stored
    params[key] =
      spec.kind === 'wire-weights' ? weightsInOrder(spec, value, sources[spec.input] ?? []) : value
  }
  return params
}

/** How a wire is named in a wire-weights param. */
export function wireName(from: PortAddress): string {
  return `${from.node}.${from.port}`
}

function weightsInOrder(spec: WireWeightsParam, stored: Json, sources: readonly PortAddress[]): number[] {
  return sources.map((from) => {
    const weight = isRecord(stored) ? stored[wireName(from)] : undefined
    return typeof weight === 'number' ? weight : spec.weight.default
  })
}
