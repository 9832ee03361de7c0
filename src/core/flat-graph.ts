import type { Catalog } from './catalog'
import type { GraphDocument, GraphNode, PortAddress } from './document'
import type { Finding } from './finding'

/**
 * A document with every group replaced by what is inside. A node inside has the ids on the way to it for its id, such as
 * `group/node`.
 */
export interface FlatGraph {
  /** Without groups, unless they are muted, bypassed or cannot be unfolded. The same object when there are none. */
  readonly document: GraphDocument
  /** Knows the groups that are left. */
  readonly catalog: Catalog
  /** What is wrong with the groups themselves. */
  readonly findings: readonly Finding[]
  /** The output that gives what an output of a group gives. */
  source(address: PortAddress): PortAddress
  /** The param inside that a param of a group sets. */
  param(node: string, param: string): { readonly node: string; readonly param: string }
  /** The param of the outermost group that has set a param inside; undefined when none has. */
  setter(node: string, param: string): { readonly node: string; readonly param: string } | undefined
  /** Where a wire of the flat graph ends on the canvas it is drawn on. */
  drawn(edge: number): PortAddress | undefined
  /** The nodes that a group stands for; the node itself when it is none. */
  members(node: string): readonly string[]
  /** The input of the outermost group that leads to an input inside; undefined when none does. */
  entrance(address: PortAddress): Entrance | undefined
}

export interface Entrance {
  /** The group as a node of the canvas it stands on. */
  readonly group: GraphNode
  readonly node: string
  readonly port: string
}
