import type { Catalog, CatalogNode } from './catalog'
import type { GraphDocument, GraphNode } from './document'
import type { GraphIndex } from './graph'
import { titleOfNode } from './node-title'
import { error, type Fault, type Named, type Place, type Problem, warning } from './problem'

/** A problem together with the nodes that cannot run because of it. Warnings block nothing. */
export interface Finding {
  readonly problem: Problem
  readonly blocks: readonly string[]
  /** The problem is a node that cannot run and is kept: what follows is as if it were muted. */
  readonly placeholder?: true
}

/** What every check is given. */
export interface Inspected {
  readonly document: GraphDocument
  readonly graph: GraphIndex
  readonly catalog: Catalog
}

/** How a node is called in messages. */
export function nodeTitle(node: GraphNode, catalog: Catalog): string {
  return titleOfNode(node, catalogNode(node, catalog)?.title || node.type)
}

/** Nodes whose names stand among the values of a problem; none for those that were named by their user. */
export function namedNodes(nodes: Readonly<Record<string, GraphNode>>): Readonly<Record<string, Named>> {
  const unlabeled = Object.entries(nodes).filter(([, { label }]) => !label)
  return Object.fromEntries(
    unlabeled.map(([value, { id, type }]) => [value, { kind: 'node', node: { id, type } }]),
  )
}

/** The definition a node can run with: none when its type is unknown or its version another. */
export function runnableAs(node: GraphNode, catalog: Catalog): CatalogNode | undefined {
  const known = catalogNode(node, catalog)
  return known?.version === node.version ? known : undefined
}

/** A catalog is plain data, in which `constructor` must not be found. */
export function catalogNode(node: GraphNode, catalog: Catalog): CatalogNode | undefined {
  return Object.hasOwn(catalog.nodes, node.type) ? catalog.nodes[node.type] : undefined
}

/** Member of a record, without what every object inherits. */
export function own<T>(record: Readonly<Record<string, T>>, key: string): T | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined
}

/** A fault that keeps nodes from running. */
export function blocking(fault: Fault, place: Place, blocks: readonly string[]): Finding {
  return { problem: error(fault, place), blocks }
}

/** A fault that is worth knowing and changes nothing. */
export function harmless(fault: Fault, place: Place): Finding {
  return { problem: warning(fault, place), blocks: [] }
}
