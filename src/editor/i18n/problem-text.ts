import type { i18n } from 'i18next'
import type { Catalog } from '../../core/catalog'
import type { Problem } from '../../core/problem'
import { catalogText } from './catalog-text'
import type { ProblemTranslation } from './problem-translation'
import { saidText } from './said-text'
import { translationOf } from './translation'

/** A problem in the user's language; its code may have none, as with what nodes say when they fail. */
export function problemText(
  { language }: Pick<i18n, 'language'>,
  { code, message, remedy, values }: Pick<Problem, 'code' | 'message' | 'remedy' | 'values'>,
  catalog: Catalog,
): ProblemTranslation {
  const words = translationOf(language)?.problems[code]
  if (!words) {
    const said = (text: string) => saidText({ language }, text, catalog)
    return { message: said(message), remedy: said(remedy) }
  }
  const named = translateNames(values, language, catalog)
  return { message: fill(words.message, named), remedy: fill(words.remedy, named) }
}

function fill(template: string, values: Problem['values']): string {
  return template.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
}

/** Values hold the English names of definitions, or a label that the user gave, which stays as it is. */
function translateNames(values: Problem['values'], language: string, catalog: Catalog): Problem['values'] {
  const words = catalogText(language, catalog)
  const nodes = Object.values(catalog.nodes)
  const titles = nodes.map(({ type, title }) => [title, words.title(type)] as const)
  const types = Object.values(catalog.ports).map(({ id, label }) => [label, words.portType(id)] as const)
  const params = nodes.flatMap(({ type, params: specs }) =>
    Object.entries(specs).map(([key, spec]) => [spec.label, words.param(type, key, spec)] as const),
  )
  const inputs = nodes.flatMap(({ type, inputs: specs }) =>
    Object.entries(specs).map(([key, spec]) => [spec.label, words.port(type, 'inputs', key, spec)] as const),
  )
  const names: Readonly<Record<string, ReadonlyMap<string, string>>> = {
    title: new Map(titles),
    source: new Map(titles),
    target: new Map(titles),
    gives: new Map(types),
    takes: new Map(types),
    label: new Map(params),
    input: new Map(inputs),
  }
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, names[key]?.get(String(value)) ?? value]),
  )
}
