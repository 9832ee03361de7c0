import type { Catalog } from './catalog'
import type { GraphDocument, GraphNode } from './document'
import { catalogNode, own } from './finding'
import { catalogOf } from './groups'
import { assetsIn } from './named-assets'
import { takesFiles } from './param'

/** A file that a param names and the graph does not carry. */
export interface AbsentFile {
  readonly node: GraphNode
  /** The group in which the node is defined; undefined on the document's own canvas. */
  readonly group: string | undefined
  readonly param: string
  readonly name: string
  readonly sha256: string
  /** Files of this kind are never inside the graph: each device keeps them for itself. */
  readonly apart: boolean
}

/** Every file that the nodes of a document name and the document does not carry. O(nodes). */
export function absentFiles(document: GraphDocument, base: Catalog): AbsentFile[] {
  const catalog = catalogOf(document, base)
  const bodies = [{ id: undefined, nodes: document.nodes }, ...(document.groups ?? [])]
  return bodies.flatMap(({ id: group, nodes }) =>
    nodes.flatMap((node) =>
      Object.entries(catalogNode(node, catalog)?.params ?? {}).flatMap(([param, spec]) => {
        if (!takesFiles(spec)) return []
        const apart = spec.kind === 'file' && spec.apart === true
        return assetsIn(own(node.params, param)).flatMap((sha256) => {
          const asset = own(document.assets, sha256)
          if (asset?.data !== undefined) return []
          return [{ node, group, param, name: asset?.name ?? sha256.slice(0, 12), sha256, apart }]
        })
      }),
    ),
  )
}
