import type { Catalog, CatalogNode } from '../../core/catalog'
import type { GraphBody, GraphDocument, GraphNode } from '../../core/document'
import { catalogNode, own } from '../../core/finding'
import { descendants, indexGraph } from '../../core/graph'
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

/** Whether a node makes pictures of features, as a decoder does, which knows one network alone. */
function decodes(node: GraphNode, catalog: Catalog): boolean {
  const definition = catalogNode(node, catalog)
  const types = (ports: CatalogNode['inputs'] = {}) => Object.values(ports).map(({ type }) => type)
  return types(definition?.inputs).includes('features') && types(definition?.outputs).includes('image')
}

/** The nodes of a canvas that look through the lite network where VGG-19 could. */
function liteNodes(body: GraphBody, document: GraphDocument, catalog: Catalog): readonly GraphNode[] {
  const found = body.nodes.filter((node) => liteParams(node, catalog).length > 0)
  const isDecoder = (node: GraphNode) => decodes(node, catalog)
  if (!bodiesOf(document).some(({ nodes }) => nodes.some(isDecoder))) return found
  const graph = indexGraph({ ...document, nodes: body.nodes, edges: body.edges })
  // What a group hands out may be decoded outside of it.
  const group = document.groups?.find(({ nodes }) => nodes === body.nodes)
  const handed = new Set(group?.outputs.map(({ from }) => from.node))
  return found.filter(({ id }) =>
    [...descendants(graph, [id])].every((one) => {
      const node = graph.nodes.get(one)
      return !handed.has(one) && !(node && isDecoder(node))
    }),
  )
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
  const count = bodiesOf(document).flatMap((body) => liteNodes(body, document, catalog)).length
  counts.set(document, count)
  return count
}

/** VGG-19 in place of the lite network wherever it can be, as one step. */
export function withBetterNetwork(document: GraphDocument, base: Catalog): Edit {
  const catalog = catalogOf(document, base)
  const chosen = bodiesOf(document).map(
    (body) => new Set(liteNodes(body, document, catalog).map(({ id }) => id)),
  )
  return {
    name: 'better',
    change: (_, root) => {
      for (const [index, body] of bodiesOf(root).entries()) {
        for (const node of body.nodes) {
          if (!chosen[index]?.has(node.id)) continue
          const names = liteParams(node, catalog)
          for (const name of names) node.params[name] = better
          leaveFiles(node, names, catalog)
        }
      }
    },
  }
}

/** Weights that were chosen for another network once, and are out of sight with the lite one, would be taken for VGG-19's. */
function leaveFiles(node: GraphNode, chosen: readonly string[], catalog: Catalog) {
  for (const [name, spec] of Object.entries(catalogNode(node, catalog)?.params ?? {})) {
    const hidden = chosen.some((choice) => spec.hiddenWhile?.[choice]?.includes(lite))
    if (hidden && namesFile(spec) && node.params[name]) node.params[name] = null
  }
}
