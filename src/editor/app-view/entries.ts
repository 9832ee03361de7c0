import { useMemo } from 'react'
import type { Catalog, CatalogNode } from '../../core/catalog'
import type { GraphDocument, GraphNode } from '../../core/document'
import { own } from '../../core/finding'
import type { ParamSpec } from '../../core/param'
import { useCatalog, useDocument } from '../editor'
import { type CatalogText, useCatalogText } from '../i18n/catalog-text'
import { locate, type Scope } from '../store/scope'

interface Found {
  readonly node: GraphNode
  readonly scope: Scope
  readonly definition: CatalogNode
}

/** A setting or a result of the app view. What it names may be gone from the graph. */
export interface ShownEntry {
  readonly key: string
  /** The name it was given; empty for the one it has by itself. */
  readonly name: string
  readonly label: string
  readonly title: string
  readonly found: Found | undefined
}
export interface ShownParam extends ShownEntry {
  readonly param: string
  readonly spec: ParamSpec | undefined
}
export interface ShownOutput extends ShownEntry {
  readonly port: string
  /** Id of the port type. */
  readonly type: string | undefined
}

/** What the app view shows, looked up in the graph. */
export function useAppEntries(): {
  readonly params: readonly ShownParam[]
  readonly outputs: readonly ShownOutput[]
} {
  const catalog = useCatalog()
  const words = useCatalogText(catalog)
  const document = useDocument((state) => state.document)
  return useMemo(() => entriesOf(document, catalog, words), [document, catalog, words])
}

function entriesOf(document: GraphDocument, catalog: Catalog, words: CatalogText) {
  const find = (flat: string): Found | undefined => {
    const located = locate(document, flat)
    const definition = located && own(catalog.nodes, located.node.type)
    return located && definition && { ...located, definition }
  }
  const titleOf = (found: Found | undefined, flat: string) => (found ? words.name(found.node) : flat)
  const params = (document.app?.params ?? []).map(({ node, param, label }): ShownParam => {
    const found = find(node)
    const spec = found && own(found.definition.params, param)
    return {
      key: JSON.stringify([node, param]),
      name: label ?? '',
      label: found && spec ? words.param(found.node.type, param, spec) : param,
      title: titleOf(found, node),
      found,
      param,
      spec,
    }
  })
  const outputs = (document.app?.outputs ?? []).map(({ node, port, label }): ShownOutput => {
    const found = find(node)
    const spec = found && own(found.definition.outputs, port)
    return {
      key: JSON.stringify([node, port]),
      name: label ?? '',
      label: titleOf(found, node),
      title: found && spec ? words.port(found.node.type, 'outputs', port, spec) : port,
      found,
      port,
      type: spec?.type,
    }
  })
  return { params, outputs }
}
