import type { GraphNode } from './document'

/**
 * What a node is called: by its user, else by its kind, with the number of its id (`load-2`), which tells the nodes of
 * one kind apart.
 *
 * @param title of its kind.
 */
export function titleOfNode({ id, label }: Pick<GraphNode, 'id' | 'label'>, title: string): string {
  if (label) return label
  const number = /-(\d{1,4})$/.exec(id)?.[1]
  return number === undefined ? title : `${title} ${number}`
}
