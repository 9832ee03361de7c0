import type { i18n } from 'i18next'
import type { Catalog } from '../../core/catalog'
import { own } from '../../core/finding'
import type { Fault, Named, Problem } from '../../core/problem'
import { type CatalogText, catalogText } from './catalog-text'
import type { ProblemTranslation } from './problem-translation'
import { saidText } from './said-text'
import { translationOf } from './translation'

/** A problem in the user's language; its code may have none, as with what nodes say when they fail. */
export function problemText(
  { language }: Pick<i18n, 'language'>,
  { code, message, remedy, values, names }: Fault,
  catalog: Catalog,
): ProblemTranslation {
  const words = translationOf(language)?.problems[code]
  if (!words) {
    const said = (text: string) => saidText({ language }, text, catalog)
    return { message: said(message), remedy: said(remedy) }
  }
  const named = translateNames({ values, ...(names && { names }) }, language, catalog)
  return { message: fill(words.message, named), remedy: fill(words.remedy, named) }
}

function fill(template: string, values: Problem['values']): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** Names are those of the definitions, looked up by what bears them; a name that the user gave stays as it is. */
function translateNames(
  { values, names = {} }: Pick<Problem, 'values' | 'names'>,
  language: string,
  catalog: Catalog,
): Problem['values'] {
  const words = catalogText(language, catalog)
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => {
      const named = names[key]
      return [key, (named && nameOf(named, words, catalog)) ?? value]
    }),
  )
}

/** Undefined for what the catalog does not know, such as a group of another document. */
function nameOf(named: Named, words: CatalogText, { nodes, ports }: Catalog): string | undefined {
  switch (named.kind) {
    case 'node':
      return own(nodes, named.node.type) && words.name(named.node)
    case 'port-type':
      return own(ports, named.id) && words.portType(named.id)
    case 'input': {
      const spec = own(own(nodes, named.type)?.inputs ?? {}, named.key)
      return spec && words.port(named.type, 'inputs', named.key, spec)
    }
    case 'param': {
      const spec = own(own(nodes, named.type)?.params ?? {}, named.key)
      return spec && words.param(named.type, named.key, spec)
    }
    case 'options': {
      const spec = own(own(nodes, named.type)?.params ?? {}, named.key)
      if (spec?.kind !== 'choice' && spec?.kind !== 'multi-choice') return undefined
      return spec.options.map((option) => words.option(named.type, named.key, option)).join('、')
    }
  }
}
