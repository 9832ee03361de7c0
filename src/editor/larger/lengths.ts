import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import type { IntegerParam, Json, NumberParam, ParamSpec } from '../../core/param'

/** Longest side that is painted, in px: beyond it neither memory nor patience lasts. */
export const LARGEST = 4096

type Measured = NumberParam | IntegerParam
type Definition = Pick<CatalogNode, 'params'>

/** Whether it says how large its picture is, whatever comes in. */
export function hasSize({ params }: Definition): boolean {
  return Object.values(params).some(({ role }) => role === 'size')
}

/** The longest side that a node gives its picture, in px; undefined where that follows from what comes in. */
export function sizeOf(node: Pick<GraphNode, 'params'>, definition: Definition): number | undefined {
  const exact = settingOf(node, definition, 'fit') === 'exact' ? ['width', 'height'] : undefined
  const names =
    exact ?? Object.keys(definition.params).filter((name) => definition.params[name]?.role === 'size')
  const sides = names
    .map((name) => settingOf(node, definition, name))
    .filter((side) => typeof side === 'number')
  return sides.length === 0 ? undefined : Math.max(...sides)
}

/** Its params with every length in pixels `factor` times as long, as far as it may be. */
export function scaled(
  node: Pick<GraphNode, 'params'>,
  definition: Definition,
  factor: number,
): GraphNode['params'] {
  const params = { ...node.params }
  for (const [name, spec] of Object.entries(definition.params)) {
    const value = settingOf(node, definition, name)
    if (typeof value !== 'number' || !isLength(spec, settingOf(node, definition, 'unit'))) continue
    const most = spec.role === 'size' ? Math.min(spec.max, LARGEST) : spec.max
    const wanted = spec.kind === 'integer' ? Math.round(value * factor) : value * factor
    params[name] = Math.max(spec.min, Math.min(Math.max(most, value), wanted))
  }
  return params
}

/** @param unit what the node is set to measure in, where that can be chosen. */
function isLength(spec: ParamSpec, unit: Json | undefined): spec is Measured {
  if (spec.kind !== 'integer' && spec.kind !== 'number') return false
  return spec.unit === 'px' || spec.role === 'size' || (unit === 'px' && spec.unit === undefined)
}

export function settingOf(
  { params }: Pick<GraphNode, 'params'>,
  definition: Definition,
  name: string,
): Json | undefined {
  const own = Object.hasOwn(params, name) ? params[name] : undefined
  const spec = Object.hasOwn(definition.params, name) ? definition.params[name] : undefined
  return own ?? spec?.default
}
