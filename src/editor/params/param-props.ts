import type { CatalogNode } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import type { ParamSpec } from '../../core/param'

/** One param of one node. */
export interface ParamProps {
  readonly node: GraphNode
  readonly definition: CatalogNode
  readonly name: string
  readonly spec: ParamSpec
}
