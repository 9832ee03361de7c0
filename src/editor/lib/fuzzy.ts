import type { SearchTexts } from './rank-words'

/** What ranks, and what more a query may mean. Not needed to see a graph, so they come later; until then words are found as they are. */
let ranking: typeof import('./rank-words') | undefined
let sense: typeof import('./word-sense') | undefined
void import('./rank-words').then(
  (loaded) => {
    ranking = loaded
  },
  () => undefined,
)
void import('./word-sense').then(
  (loaded) => {
    sense = loaded
  },
  () => undefined,
)

/**
 * The items that fit a query, the best first; those that fit equally well keep their order. Every word of the query has
 * to be found somewhere, in any order. Names of Chinese are found by their pinyin too, and after all these follows what
 * fits the query with other words for the same. All items as they are for an empty query.
 */
export function rank<T>(items: readonly T[], query: string, texts: (item: T) => SearchTexts): readonly T[] {
  const phrase = query.trim()
  if (phrase === '') return items
  const found = new Set(ranking ? ranking.rankWords(items, phrase, texts) : rankAlike(items, [phrase], texts))
  if (!sense) return [...found]
  const { alike, soundAlike } = sense
  for (const item of items.filter((one) => soundAlike(texts(one).names, phrase))) found.add(item)
  for (const item of rankAlike(items, alike(phrase), texts)) found.add(item)
  return [...found]
}

/** What holds all words of one of the phrases: in its names, then elsewhere. No letters may be left out of other words. */
function rankAlike<T>(
  items: readonly T[],
  phrases: readonly string[],
  texts: (item: T) => SearchTexts,
): readonly T[] {
  if (phrases.length === 0) return items.slice(0, 0)
  const wanted = phrases.map((phrase) => phrase.toLowerCase().split(/\s+/))
  const holds = (text: string) => wanted.some((words) => words.every((word) => text.includes(word)))
  const texted = items.map((item) => {
    const { names, more = [] } = texts(item)
    // Chinese is typed without the space that stands beside a Latin word.
    const called = [...names, ...names.map((name) => name.replaceAll(' ', ''))]
    const [named, all] = [called, [...called, ...more]].map((parts) => parts.join('\n').toLowerCase())
    return { item, place: holds(named ?? '') ? 0 : holds(all ?? '') ? 1 : 2 }
  })
  return [0, 1].flatMap((wantedPlace) =>
    texted.filter(({ place }) => place === wantedPlace).map(({ item }) => item),
  )
}
