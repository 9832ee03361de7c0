import type { Catalog } from '../../core/catalog'
import type { GraphBody, GraphDocument } from '../../core/document'
import { catalogNode } from '../../core/finding'
import { bodiesOf } from '../../core/groups'
import type { Json } from '../../core/param'

/** @param catalog with the groups of the document. */
export function hasSeeds(document: GraphDocument, catalog: Catalog): boolean {
  return bodiesOf(document).some(({ nodes }) => nodes.some((node) => seedsOf(node, catalog).length > 0))
}

/**
 * The document with another seed wherever there is one, inside groups too; all else stays the same object.
 *
 * @param catalog with the groups of the document.
 * @param random gives a 32-bit unsigned integer.
 */
export function withNewSeeds(document: GraphDocument, catalog: Catalog, random: () => number): GraphDocument {
  const reseed = <B extends GraphBody>(body: B): B => {
    const nodes = body.nodes.map((node) => {
      const seeds = seedsOf(node, catalog)
      if (seeds.length === 0) return node
      const fresh: Record<string, Json> = Object.fromEntries(seeds.map((key) => [key, random()]))
      return { ...node, params: { ...node.params, ...fresh } }
    })
    return nodes.some((node, index) => node !== body.nodes[index]) ? { ...body, nodes } : body
  }
  const groups = document.groups?.map(reseed)
  return { ...reseed(document), ...(groups && { groups }) }
}

function seedsOf(node: GraphBody['nodes'][number], catalog: Catalog): readonly string[] {
  const params = catalogNode(node, catalog)?.params ?? {}
  return Object.keys(params).filter((key) => params[key]?.kind === 'seed')
}
