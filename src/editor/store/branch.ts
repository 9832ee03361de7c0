import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'

/** The output and the input by which one node goes on with what another has done. */
export const state = 'painting'

/** Whether a node of this kind can be gone on from, by another that takes over where it stood. */
export function canBranch({ inputs, outputs }: CatalogNode): boolean {
  return inputs[state] !== undefined && inputs[state].type === outputs[state]?.type
}

/** The name of the param that says how many steps a node does. */
export function stepsParam({ params }: CatalogNode): string | undefined {
  return Object.keys(params).find((name) => params[name]?.role === 'iterations')
}

/** How many steps a node is to do; 0 for one that does not work in steps. */
export function stepsWanted(
  { params }: Pick<GraphNode, 'params'>,
  definition: CatalogNode | undefined,
): number {
  const param = definition && stepsParam(definition)
  return param === undefined ? 0 : Number(params[param] ?? definition?.params[param]?.default ?? 0)
}
