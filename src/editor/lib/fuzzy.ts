import { matchSorter, rankings } from 'match-sorter'
import { alike, soundAlike } from './word-sense'

/** What of an item is searched. */
export interface SearchTexts {
  /** Short names, in any language: letters may be left out of them. */
  readonly names: readonly string[]
  /** Longer texts, which have to hold the words as they were typed. */
  readonly more?: readonly string[]
}

/**
 * The items that fit a query, the best first; those that fit equally well keep their order. Every word of the query has
 * to be found somewhere, in any order. Names of Chinese are found by their pinyin too, and after all these follows what
 * fits the query with other words for the same. All items as they are for an empty query.
 */
export function rank<T>(items: readonly T[], query: string, texts: (item: T) => SearchTexts): readonly T[] {
  const phrase = query.trim()
  if (phrase === '') return items
  const found = new Set(rankWords(items, phrase, texts))
  for (const item of items.filter((one) => soundAlike(texts(one).names, phrase))) found.add(item)
  for (const other of alike(phrase)) for (const item of rankWords(items, other, texts)) found.add(item)
  return [...found]
}

function rankWords<T>(items: readonly T[], phrase: string, texts: (item: T) => SearchTexts): readonly T[] {
  const match = (among: readonly T[], text: string) => {
    const named = matchSorter(among, text, { keys: [(item) => [...texts(item).names]], baseSort: byPlace })
    const known = new Set(named)
    const described = matchSorter(
      among.filter((item) => !known.has(item)),
      text,
      { keys: [(item) => [...(texts(item).more ?? [])]], threshold: rankings.CONTAINS, baseSort: byPlace },
    )
    return [...named, ...described]
  }
  const whole = match(items, phrase)
  const words = phrase.split(/\s+/)
  if (words.length < 2) return whole
  // What holds the phrase as it stands comes first, then what holds its words apart.
  const first = new Set(whole)
  const apart = words.reduceRight<readonly T[]>(match, items)
  return [...whole, ...apart.filter((item) => !first.has(item))]
}

function byPlace(a: { readonly index: number }, b: { readonly index: number }): number {
  return a.index - b.index
}
