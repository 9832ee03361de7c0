import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalog, CatalogNode, CatalogPort } from '../../core/catalog'
import type { ParamSpec } from '../../core/param'
import type { CatalogTranslation } from './catalog-translation'
import { zhCatalog } from './zh/catalog'

const translations: Readonly<Record<string, CatalogTranslation>> = { zh: zhCatalog }

export type CatalogText = ReturnType<typeof catalogText>

/** Words for the catalog in one language; the definition's English where there is no translation. */
export function catalogText(language: string, catalog: Catalog) {
  const words = translations[language]
  return {
    category: (name: string) => words?.categories[name] ?? name,
    title: (type: string) => words?.nodes[type]?.title ?? catalog.nodes[type]?.title ?? type,
    doc: (node: CatalogNode) => words?.nodes[node.type]?.doc ?? node.doc,
    portType: (id: string) => words?.ports[id]?.label ?? catalog.ports[id]?.label ?? id,
    portTypeDoc: (id: string) => words?.ports[id]?.doc ?? catalog.ports[id]?.doc ?? '',
    port: (type: string, side: 'inputs' | 'outputs', key: string, spec?: CatalogPort) =>
      words?.nodes[type]?.[side]?.[key] ?? spec?.label ?? key,
    /** Docs of single ports are not translated: their type's is. */
    portDoc: (spec: CatalogPort) => (words ? (words.ports[spec.type]?.doc ?? spec.doc) : spec.doc),
    param: (type: string, key: string, spec: ParamSpec) =>
      words?.nodes[type]?.params?.[key]?.label ?? spec.label,
    paramDoc: (type: string, key: string, spec: ParamSpec) =>
      words?.nodes[type]?.params?.[key]?.doc ?? spec.doc,
    option: (type: string, key: string, option: { readonly value: string; readonly label: string }) =>
      words?.nodes[type]?.params?.[key]?.options?.[option.value] ?? option.label,
  }
}

export function useCatalogText(catalog: Catalog): CatalogText {
  const { i18n } = useTranslation()
  return useMemo(() => catalogText(i18n.language, catalog), [i18n.language, catalog])
}
