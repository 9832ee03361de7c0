import type { Catalog, CatalogNode, CatalogPort } from '../../core/catalog'
import type { GraphDocument, GraphEdge, GraphNode } from '../../core/document'
import type { Json, ParamSpec } from '../../core/param'
import { shownPorts } from '../node/ports'
import { isHidden } from '../params/hidden'
import { flowOrder } from '../store/flow-order'
import { nodeById, wiresInto, wiresOutOf } from '../store/lookup'

/** A port of a node in the outline, with the wires that end there. */
export interface OutlinePort {
  readonly key: string
  /** Absent where only a wire says that there is such a port. */
  readonly spec?: CatalogPort
  readonly wires: readonly GraphEdge[]
}

/** Everything that there is to a node. */
export interface OutlineNode {
  readonly node: GraphNode
  /** Undefined where this version does not understand the node. */
  readonly definition: CatalogNode | undefined
  readonly inputs: readonly OutlinePort[]
  readonly outputs: readonly OutlinePort[]
  /** Settings with the controls they have on the canvas. */
  readonly params: readonly (readonly [key: string, spec: ParamSpec])[]
  /** What a node that is not understood holds: kept, and only to be read. */
  readonly kept: readonly (readonly [key: string, value: Json])[]
}

/** The nodes of a canvas as a list to be read from top to bottom. */
export function outlineOf(graph: GraphDocument, catalog: Catalog): readonly OutlineNode[] {
  return flowOrder(graph).flatMap((id) => {
    const node = nodeById(graph, id)
    return node ? [outlineNode(graph, catalog, node)] : []
  })
}

export function outlineNode(graph: GraphDocument, catalog: Catalog, node: GraphNode): OutlineNode {
  const found = catalog.nodes[node.type]
  const definition = found && node.version <= found.version ? found : undefined
  const into = wiresInto(graph, node.id)
  const outOf = wiresOutOf(graph, node.id)
  const { inputs, outputs } = shownPorts(definition, into, outOf)
  return {
    node,
    definition,
    inputs: inputs.map((port) => ({ ...port, wires: into.filter(({ to }) => to.port === port.key) })),
    outputs: outputs.map((port) => ({ ...port, wires: outOf.filter(({ from }) => from.port === port.key) })),
    params: Object.entries(definition?.params ?? {}).filter(
      ([, spec]) => definition && !isHidden(spec, node, definition),
    ),
    kept: definition ? [] : Object.entries(node.params),
  }
}
