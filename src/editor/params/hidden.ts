import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import type { ParamSpec } from '../../core/param'

/** Whether a setting means nothing with what the others are set to. */
export function isHidden(
  { hiddenWhile = {} }: ParamSpec,
  { params }: Pick<GraphNode, 'params'>,
  definition: Pick<CatalogNode, 'params'>,
): boolean {
  return Object.entries(hiddenWhile).some(([name, values]) =>
    values.some((value) => value === (params[name] ?? definition.params[name]?.default ?? null)),
  )
}
