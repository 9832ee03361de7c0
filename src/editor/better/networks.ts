import type { Catalog } from '../../core/catalog'
import type { GraphBody, GraphDocument, GraphNode } from '../../core/document'
import { catalogNode, own } from '../../core/finding'
import { bodiesOf, catalogOf } from '../../core/groups'
import { namesFile, type ParamSpec } from '../../core/param'
import type { Edit } from '../store/edits'

const lite = 'lite-encoder'
const better = 'vgg19'

/** Whether a param chooses among networks of which both are. */
function choosesNetwork(spec: ParamSpec): boolean {
  if (spec.kind !== 'choice') return false
  const values = spec.options.map(({ value }) => value)
  return values.includes(lite) && values.includes(better)
}

/** The params of a node that choose the lite network. What a group leaves to the nodes inside is not its own. */
function liteParams(node: GraphNode, catalog: Catalog): readonly string[] {
  const definition = catalogNode(node, catalog)
  if (!definition) return []
  const isGroup = definition.origins !== undefined
  return Object.entries(definition.params).flatMap(([name, spec]) => {
    const value = own(node.params, name) ?? (isGroup ? undefined : spec.default)
    return choosesNetwork(spec) && value === lite ? [name] : []
  })
}

const counts = new WeakMap<GraphDocument, number>()

/**
 * How many nodes look through the lite network where VGG-19 could, in groups as well.
 *
 * @param base the catalog without groups.
 */
export function countLite(document: GraphDocument, base: Catalog): number {
  const before = counts.get(document)
  if (before !== undefined) return before
  const catalog = catalogOf(document, base)
  const nodes = bodiesOf(document).flatMap((body) => body.nodes)
  const count = nodes.filter((node) => liteParams(node, catalog).length > 0).length
  counts.set(document, count)
  return count
}

/** VGG-19 in place of the lite network, everywhere, as one step. */
export function withBetterNetwork(document: GraphDocument, base: Catalog): Edit {
  const catalog = catalogOf(document, base)
  const changeBody = (body: GraphBody) => {
    for (const node of body.nodes) {
      const names = liteParams(node, catalog)
      for (const name of names) node.params[name] = better
      if (names.length > 0) leaveFiles(node, names, catalog)
    }
  }
  return { name: 'better', change: (_, root) => bodiesOf(root).forEach(changeBody) }
}

/** Weights that were chosen for another network once, and are out of sight with the lite one, would be taken for VGG-19's. */
function leaveFiles(node: GraphNode, chosen: readonly string[], catalog: Catalog) {
  for (const [name, spec] of Object.entries(catalogNode(node, catalog)?.params ?? {})) {
    const hidden = chosen.some((choice) => spec.hiddenWhile?.[choice]?.includes(lite))
    if (hidden && namesFile(spec) && node.params[name]) node.params[name] = null
  }
}
