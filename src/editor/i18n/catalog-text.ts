import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { Catalog, CatalogNode, CatalogPort } from '../../core/catalog'
import type { GraphNode } from '../../core/document'
import { groupType } from '../../core/groups'
import { titleOfNode } from '../../core/node-title'
import type { ParamSpec } from '../../core/param'
import type { CatalogTranslation } from './catalog-translation'
import { saidText } from './said-text'
import { translationOf } from './translation'

export type CatalogText = ReturnType<typeof catalogText>

/** Words for the catalog in one language; the definition's English where there is no translation. */
export function catalogText(language: string, catalog: Catalog) {
  const words = translationOf(language)?.catalog
  const inside = words && insideOf(words, catalog)
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
    port: (type: string, side: 'inputs' | 'outputs', key: string, spec?: CatalogPort) =>
      words?.nodes[type]?.[side]?.[key] ??
      (isGroup(type) && spec ? inside?.ports.get(spec.label) : undefined) ??
      spec?.label ??
      key,
    portDoc: (spec: CatalogPort) => words?.docs[spec.doc] ?? words?.ports[spec.type]?.doc ?? spec.doc,
    unit: (unit: string) => words?.units[unit] ?? unit,
    optionDoc: (doc: string) => words?.docs[doc] ?? doc,
    param: (type: string, key: string, spec: ParamSpec) =>
      words?.nodes[type]?.params?.[key]?.label ?? inner(type, spec)?.label ?? spec.label,
    paramDoc: (type: string, key: string, spec: ParamSpec) =>
      words?.nodes[type]?.params?.[key]?.doc ?? inner(type, spec)?.doc ?? spec.doc,
    option: (type: string, key: string, option: { readonly value: string; readonly label: string }) =>
      words?.nodes[type]?.params?.[key]?.options?.[option.value] ??
      (isGroup(type) ? inside?.options.get(option.label) : undefined) ??
      option.label,
  }

  function inner(type: string, spec: ParamSpec) {
    return isGroup(type) ? inside?.params.get(paramName(spec)) : undefined
  }
}

function isGroup(type: string): boolean {
  return type.startsWith(groupType(''))
}

function paramName({ label, doc }: ParamSpec): string {
  return `${label}\n${doc}`
}

/** What a group shows of the nodes inside has their English names: it is translated as it is there. */
function insideOf(words: CatalogTranslation, catalog: Catalog) {
  const ports = new Map<string, string>()
  const params = new Map<string, { readonly label: string; readonly doc?: string }>()
  const options = new Map<string, string>()
  for (const { type, inputs, outputs, params: specs } of Object.values(catalog.nodes)) {
    const known = words.nodes[type]
    if (!known) continue
    for (const [key, { label }] of Object.entries(inputs)) put(ports, label, known.inputs?.[key])
    for (const [key, { label }] of Object.entries(outputs)) put(ports, label, known.outputs?.[key])
    for (const [key, spec] of Object.entries(specs)) {
      put(params, paramName(spec), known.params?.[key])
      if (spec.kind !== 'choice' && spec.kind !== 'multi-choice') continue
      for (const { value, label } of spec.options) put(options, label, known.params?.[key]?.options?.[value])
    }
  }
  return { ports, params, options }
}

function put<T>(map: Map<string, T>, key: string, value: T | undefined) {
  if (value !== undefined && !map.has(key)) map.set(key, value)
}

export function useCatalogText(catalog: Catalog): CatalogText {
  const { i18n } = useTranslation()
  return useMemo(() => catalogText(i18n.language, catalog), [i18n.language, catalog])
}
