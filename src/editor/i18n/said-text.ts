import type { i18n } from 'i18next'
import type { Catalog } from '../../core/catalog'
import type { Sayings } from './sayings'
import { translationOf } from './translation'

interface Pattern {
  readonly pattern: RegExp
  readonly holes: readonly string[]
  readonly words: string
}

/** How deep a sentence within a sentence is translated: a message may end with another one. */
const deepest = 4

/**
 * What nodes, networks and the engine say in English, in the user's language. It crosses from the worker as text: the
 * sentence it was made from is found again, with what was filled in. As it is where there is none.
 */
export function saidText(
  { language }: Pick<i18n, 'language'>,
  text: string,
  catalog?: Pick<Catalog, 'nodes'>,
): string {
  const words = translationOf(language)
  if (!words) return text
  const titles = catalog && titlesOf(catalog, words.catalog.nodes)
  return say(text, words.said, titles ?? none, 0)
}

const none: ReadonlyMap<string, string> = new Map()

function titlesOf(
  { nodes }: Pick<Catalog, 'nodes'>,
  words: Readonly<Record<string, { readonly title: string }>>,
): ReadonlyMap<string, string> {
  return new Map(Object.values(nodes).map(({ type, title }) => [title, words[type]?.title ?? title]))
}

function say(text: string, sayings: Sayings, titles: ReadonlyMap<string, string>, depth: number): string {
  const whole = Object.hasOwn(sayings, text) ? sayings[text] : titled(text, titles)
  if (whole !== undefined) return whole
  if (depth > deepest) return text
  for (const { pattern, holes, words } of patternsOf(sayings)) {
    const match = pattern.exec(text)
    if (!match) continue
    const values = new Map(holes.map((name, index) => [name, match[index + 1] ?? '']))
    return words.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) =>
      say(values.get(name) ?? '', sayings, titles, depth + 1),
    )
  }
  return text
}

/** The name of a kind of node, with the number that tells the nodes of one kind apart. */
function titled(text: string, titles: ReadonlyMap<string, string>): string | undefined {
  const [, title = text, number = ''] = /^(.*\S)( \d{1,4})$/.exec(text) ?? []
  const words = titles.get(title)
  return words === undefined ? titles.get(text) : words + number
}

const compiled = new WeakMap<Sayings, readonly Pattern[]>()

/** Those that say the most in their own words come first: `{{a}} is {{b}}.` would take what others know better. */
function patternsOf(sayings: Sayings): readonly Pattern[] {
  const known = compiled.get(sayings)
  if (known) return known
  const patterns = Object.entries(sayings)
    .filter(([english]) => english.includes('{{'))
    .sort(([a], [b]) => fixedLength(b) - fixedLength(a))
    .map(([english, words]) => compile(english, words))
  compiled.set(sayings, patterns)
  return patterns
}

function fixedLength(english: string): number {
  return english.replaceAll(/\{\{\w+\}\}/g, '').length
}

function compile(english: string, words: string): Pattern {
  const holes = [...english.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '')
  const fixed = english.split(/\{\{\w+\}\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  return { pattern: new RegExp(`^${fixed.join('(.+?)')}$`, 's'), holes, words }
}
