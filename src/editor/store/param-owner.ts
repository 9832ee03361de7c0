import type { Catalog } from '../../core/catalog'
import { checkParam } from '../../core/check-param'
import type { GraphDocument } from '../../core/document'
import { catalogNode, own } from '../../core/finding'
import { groupOf } from '../../core/groups'
import { nodeById } from './lookup'
import { graphAt, type Located } from './scope'

/**
 * The node whose setting counts: a group around a node may set its params. The outermost that says something wins.
 *
 * @param catalog with the groups of the document.
 */
export function findOwner(
  document: GraphDocument,
  catalog: Catalog,
  found: Located,
  param: string,
): Located & { readonly param: string } {
  const specs = catalogNode(found.node, catalog)?.params ?? {}
  const spec = own(specs, param)
  const value = found.node.params[param]
  let owner = { ...found, param }
  // What is wrong inside is mended inside, unless it is all right there.
  if (!spec || (value !== undefined && checkParam(spec, value))) return owner
  let inner = { id: found.node.id, param }
  for (let depth = found.scope.length - 1; depth >= 0; depth--) {
    const scope = found.scope.slice(0, depth)
    const node = nodeById(graphAt(document, scope), found.scope[depth] ?? '')
    const exposed =
      node &&
      groupOf(document, node)?.params.find((one) => one.node === inner.id && one.param === inner.param)
    if (!node || !exposed) return owner
    if (node.params[exposed.key] !== undefined) owner = { scope, node, param: exposed.key }
    inner = { id: node.id, param: exposed.key }
  }
  return owner
}
