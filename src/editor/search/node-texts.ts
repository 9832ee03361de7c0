import type { Catalog, CatalogNode } from '../../core/catalog'
import { catalogText } from '../i18n/catalog-text'
import { languages, translationOf } from '../i18n/translation'
import type { SearchTexts } from '../lib/rank-words'

const known = new WeakMap<CatalogNode, { readonly spoken: number; readonly texts: SearchTexts }>()

/** What a kind of node is found by: its names and what is said of it, in every language. */
export function nodeTexts(node: CatalogNode, catalog: Catalog): SearchTexts {
  const before = known.get(node)
  const spoken = languages.filter(({ id }) => translationOf(id)).length
  // The words of other languages come later.
  if (before?.spoken === spoken) return before.texts
  const all = languages.map(({ id }) => catalogText(id, catalog))
  const texts = {
    names: [...new Set([...all.map((words) => words.title(node.type)), node.title, node.type])],
    more: all.flatMap((words) => [words.category(node.category), words.doc(node)]),
  }
  known.set(node, { spoken, texts })
  return texts
}
