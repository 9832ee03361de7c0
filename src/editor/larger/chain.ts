import type { Catalog } from '../../core/catalog'
import type { GraphBody, GraphDocument, GraphNode } from '../../core/document'
import { catalogNode } from '../../core/finding'
import { ancestors, descendants, type GraphIndex, indexGraph } from '../../core/graph'
import { GROUP_CATEGORY, groupOf } from '../../core/groups'
import { canBranch, state, stepsParam } from '../store/branch'

/** Whether a node paints in steps, and another can go on where it ends; or a group that does. */
export function isPainter(node: GraphNode, catalog: Catalog): boolean {
  const definition = catalogNode(node, catalog)
  if (!definition || !canBranch(definition)) return false
  return definition.category === GROUP_CATEGORY || stepsParam(definition) !== undefined
}

/** The optimizer that is meant, or why none can be. */
export type Meant = { readonly id: string } | { readonly why: 'none' | 'several' | 'in-group' }

/**
 * The optimizer whose painting is to go on, on the document's own canvas: that of the chosen nodes, or the one that the
 * graph ends in; of a chain of scales the last.
 *
 * @param catalog with the groups of the document.
 */
export function painterOf(document: GraphDocument, catalog: Catalog, chosen: Iterable<string>): Meant {
  const graph = indexGraph(document)
  const painters = new Set(document.nodes.filter((node) => isPainter(node, catalog)).map(({ id }) => id))
  const ids = [...chosen].filter((id) => graph.nodes.has(id))
  const near = ids.length === 0 ? painters : nearest(graph, painters, ids)
  const [last, ...more] = new Set([...near].map((id) => endOfChain(graph, painters, id)))
  if (last === undefined) return { why: paintsInside(document, document, catalog) ? 'in-group' : 'none' }
  return more.length > 0 ? { why: 'several' } : { id: last }
}

/** Those chosen themselves; else those that what is chosen was painted by; else those it is painted from. */
function nearest(graph: GraphIndex, painters: ReadonlySet<string>, chosen: readonly string[]) {
  const those = (found: Iterable<string>) => new Set([...found].filter((id) => painters.has(id)))
  const own = those(chosen)
  if (own.size > 0) return own
  const before = those(ancestors(graph, chosen))
  return before.size > 0 ? before : those(descendants(graph, chosen))
}

function endOfChain(graph: GraphIndex, painters: ReadonlySet<string>, first: string): string {
  const seen = new Set<string>()
  let id = first
  while (!seen.has(id)) {
    seen.add(id)
    const next = graph
      .outgoing(id)
      .filter(({ from, to }) => from.port === state && to.port === state && painters.has(to.node))
    const [only] = next
    if (only === undefined || next.length > 1) return id
    id = only.to.node
  }
  return first
}

function paintsInside(
  document: GraphDocument,
  { nodes }: Pick<GraphBody, 'nodes'>,
  catalog: Catalog,
  seen = new Set<string>(),
): boolean {
  return nodes.some((node) => {
    const group = groupOf(document, node)
    if (!group || seen.has(group.id)) return false
    seen.add(group.id)
    return (
      group.nodes.some((inside) => isPainter(inside, catalog)) || paintsInside(document, group, catalog, seen)
    )
  })
}

/** Whether a node of the document's own canvas paints, or shows what one painting became. */
export function isPainting(document: GraphDocument, catalog: Catalog, id: string): boolean {
  const graph = indexGraph(document)
  const node = graph.nodes.get(id)
  if (!node) return false
  if (isPainter(node, catalog)) return true
  const painters = [...ancestors(graph, [id])].filter((one) => {
    const found = graph.nodes.get(one)
    return found !== undefined && isPainter(found, catalog)
  })
  return painters.length > 0 && 'id' in painterOf(document, catalog, [id])
}
