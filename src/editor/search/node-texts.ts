import type { Catalog, CatalogNode } from '../../core/catalog'
import { catalogText } from '../i18n/catalog-text'
import { languages } from '../i18n/setup'
import type { SearchTexts } from '../lib/fuzzy'

const known = new WeakMap<CatalogNode, SearchTexts>()

/** What a kind of node is found by: its names and what is said of it, in every language. */
export function nodeTexts(node: CatalogNode, catalog: Catalog): SearchTexts {
  const before = known.get(node)
  if (before) return before
  const all = languages.map(({ id }) => catalogText(id, catalog))
  const texts = {
    names: [...new Set([...all.map((words) => words.title(node.type)), node.title, node.type])],
    more: all.flatMap((words) => [words.category(node.category), words.doc(node)]),
  }
  known.set(node, texts)
  return texts
}
