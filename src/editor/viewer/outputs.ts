import type { Catalog, CatalogPort } from '../../core/catalog'
import type { GraphDocument, PortAddress } from '../../core/document'
import type { CatalogText } from '../i18n/catalog-text'
import { nodeById } from '../store/lookup'
import { outputKey } from '../store/run-state'

/** An output as the engine names it, with words for people. */
export interface Output extends PortAddress {
  readonly key: string
  readonly title: string
  readonly port: string
  readonly label: string
  /** Id of the port type; undefined for an output the page knows nothing of. */
  readonly type: string | undefined
}

/** Nodes inside of groups are named by their way there, such as `group/inner`. */
const separator = '/'

/** What an output is called. A node that the document does not list goes by its id. */
export function outputOf(
  address: PortAddress,
  document: GraphDocument,
  catalog: Catalog,
  words: CatalogText,
): Output {
  const node = nodeById(document, address.node)
  const spec = specOf(address, document, catalog)
  return {
    ...address,
    key: outputKey(address.node, address.port),
    title: node ? node.label || words.title(node.type) : address.node,
    label: node ? words.port(node.type, 'outputs', address.port, spec) : address.port,
    type: spec?.type,
  }
}

function specOf(
  { node, port }: PortAddress,
  document: GraphDocument,
  catalog: Catalog,
): CatalogPort | undefined {
  const type = nodeById(document, node)?.type
  return type === undefined ? undefined : catalog.nodes[type]?.outputs[port]
}

/** Every output that has been drawn, by `outputKey`, and whose node is still there, in the order of the document. */
export function drawnOutputs(keys: readonly string[], document: GraphDocument): readonly PortAddress[] {
  const order = new Map(document.nodes.map(({ id }, index) => [id, index]))
  const rootOf = (node: string) => order.get(node) ?? order.get(node.split(separator)[0] ?? '')
  return keys
    .map(parseOutputKey)
    .flatMap((address) => {
      const place = rootOf(address.node)
      return place === undefined ? [] : [{ address, place }]
    })
    .toSorted((a, b) => a.place - b.place)
    .map(({ address }) => address)
}

/** The first output of a node. */
export function firstOutput(
  node: string,
  document: GraphDocument,
  catalog: Catalog,
): PortAddress | undefined {
  const type = nodeById(document, node)?.type
  const port = type === undefined ? undefined : Object.keys(catalog.nodes[type]?.outputs ?? {})[0]
  return port === undefined ? undefined : { node, port }
}

function parseOutputKey(key: string): PortAddress {
  const [node, port]: [string, string] = JSON.parse(key)
  return { node, port }
}
