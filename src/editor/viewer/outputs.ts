import type { Catalog } from '../../core/catalog'
import type { GraphDocument, PortAddress } from '../../core/document'
import { type FlatGraph, flatId, flatten } from '../../core/flatten'
import type { CatalogText } from '../i18n/catalog-text'
import type { DocumentState } from '../store/document'
import { nodeById } from '../store/lookup'
import { outputKey, outputOf } from '../store/run-state'
import { graphAt, locate } from '../store/scope'

/** An output as the engine names it, with words for people. */
export interface Output extends PortAddress {
  readonly key: string
  readonly title: string
  readonly label: string
  /** Id of the port type; undefined for an output the page knows nothing of. */
  readonly type: string | undefined
}

/** What an output is called, with the groups it is in. A node that the document does not have goes by its id. */
export function describeOutput(
  address: PortAddress,
  document: GraphDocument,
  { catalog }: Pick<FlatGraph, 'catalog'>,
  words: CatalogText,
): Output {
  const located = locate(document, address.node)
  const type = located?.node.type ?? ''
  const spec = catalog.nodes[type]?.outputs[address.port]
  const groups = located?.scope.flatMap((id, depth) => {
    const node = nodeById(graphAt(document, located.scope.slice(0, depth)), id)
    return node ? [words.name(node)] : []
  })
  return {
    ...address,
    key: outputKey(address.node, address.port),
    title: located ? [...(groups ?? []), words.name(located.node)].join(' › ') : address.node,
    label: located ? words.port(type, 'outputs', address.port, spec) : address.port,
    type: spec?.type,
  }
}

/** Every output that has been drawn, by `outputKey`, and whose node is still there, in the order of the document. */
export function drawnOutputs(
  keys: readonly string[],
  { document }: Pick<FlatGraph, 'document'>,
): readonly PortAddress[] {
  const order = new Map(document.nodes.map(({ id }, index) => [id, index]))
  return keys
    .map(outputOf)
    .filter(({ node }) => order.has(node))
    .toSorted((a, b) => (order.get(a.node) ?? 0) - (order.get(b.node) ?? 0))
}

/** The outputs of a node of the canvas, as the engine names them: a group's are those of nodes inside. */
export function outputsOfNode(
  node: string,
  { document, graph, scope }: Pick<DocumentState, 'document' | 'graph' | 'scope'>,
  base: Catalog,
): readonly PortAddress[] {
  const flat = flatten(document, base)
  const type = nodeById(graph, node)?.type ?? ''
  return Object.keys(flat.catalog.nodes[type]?.outputs ?? {}).map((port) =>
    flat.source({ node: flatId(scope, node), port }),
  )
}
