/** What of an item is searched. */
export interface SearchTexts {
  readonly names: readonly string[]
}

/**
 * The items that fit a query, the best first; those that fit equally well keep their order. Every word of the query has
 * to be found in one of the names, at the start of a word, within one, or as letters in this order.
 */
export function rank<T>(items: readonly T[], query: string, texts: (item: T) => SearchTexts): readonly T[] {
  const words = query.toLocaleLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return items
  const scored = items.map((item) => ({ item, score: scoreOf(texts(item).names, words) }))
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score)
    .map(({ item }) => item)
}

/** 0 when a word is not found. */
function scoreOf(names: readonly string[], words: readonly string[]): number {
  const best = (word: string) => Math.max(...names.map((name) => closeness(name.toLocaleLowerCase(), word)))
  const scores = words.map(best)
  return scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score, 0)
}

function closeness(name: string, word: string): number {
  if (name.startsWith(word)) return 4
  if (name.split(/[\s-]+/).some((part) => part.startsWith(word))) return 3
  if (name.includes(word)) return 2
  return hasLetters(name, word) ? 1 : 0
}

function hasLetters(name: string, word: string): boolean {
  let from = 0
  for (const letter of word) {
    const at = name.indexOf(letter, from)
    if (at < 0) return false
    from = at + letter.length
  }
  return true
}
