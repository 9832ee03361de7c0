import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalog, CatalogNode, CatalogPort, Origin } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { own } from '../../core/finding'
import { titleOfNode } from '../../core/node-title'
import type { ParamSpec } from '../../core/param'
import { saidText } from './said-text'
import { translationOf } from './translation'

export type CatalogText = ReturnType<typeof catalogText>

/** Words for the catalog in one language; the definition's English where there is no translation. */
export function catalogText(language: string, catalog: Catalog) {
  const words = translationOf(language)?.catalog
  const title = (type: string) => words?.nodes[type]?.title ?? catalog.nodes[type]?.title ?? type
  return {
    category: (name: string) => words?.categories[name] ?? name,
    title,
    /** What a node of a graph is called. */
    name: (node: Pick<GraphNode, 'id' | 'type' | 'label'>) => titleOfNode(node, title(node.type)),
    /** What nodes, networks and the engine say. */
    said: (text: string) => saidText({ language }, text, catalog),
    doc: (node: CatalogNode) => words?.nodes[node.type]?.doc ?? node.doc,
    portType: (id: string) => words?.ports[id]?.label ?? catalog.ports[id]?.label ?? id,
    portTypeDoc: (id: string) => words?.ports[id]?.doc ?? catalog.ports[id]?.doc ?? '',
    port: (type: string, side: 'inputs' | 'outputs', key: string, spec?: CatalogPort) => {
      const at = origin(type, side, key)
      return words?.nodes[at.type]?.[side]?.[at.key] ?? spec?.label ?? key
    },
    portDoc: (spec: CatalogPort) => words?.docs[spec.doc] ?? words?.ports[spec.type]?.doc ?? spec.doc,
    unit: (unit: string) => words?.units[unit] ?? unit,
    optionDoc: (doc: string) => words?.docs[doc] ?? doc,
    param: (type: string, key: string, spec: ParamSpec) => paramAt(type, key)?.label ?? spec.label,
    paramDoc: (type: string, key: string, spec: ParamSpec) => paramAt(type, key)?.doc ?? spec.doc,
    option: (type: string, key: string, option: { readonly value: string; readonly label: string }) =>
      paramAt(type, key)?.options?.[option.value] ?? option.label,
  }

  /** What a group shows of the nodes inside is called as it is there. */
  function origin(type: string, side: 'inputs' | 'outputs' | 'params', key: string): Origin {
    return own(catalog.nodes[type]?.origins?.[side] ?? {}, key) ?? { type, key }
  }

  function paramAt(type: string, key: string) {
    const at = origin(type, 'params', key)
    return words?.nodes[at.type]?.params?.[at.key]
  }
}

export function useCatalogText(catalog: Catalog): CatalogText {
  const { i18n } = useTranslation()
  return useMemo(() => catalogText(i18n.language, catalog), [i18n.language, catalog])
}
