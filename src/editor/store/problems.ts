import type { Catalog } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import type { Problem } from '../../core/problem'
import { validate } from '../../core/validate'

const known = new WeakMap<
  GraphDocument,
  { readonly catalog: Catalog; readonly problems: readonly Problem[] }
>()

/** What is wrong with a document; found once, however many ask. */
export function problemsOf(document: GraphDocument, catalog: Catalog): readonly Problem[] {
  const before = known.get(document)
  if (before?.catalog === catalog) return before.problems
  const problems = validate(document, catalog)
  known.set(document, { catalog, problems })
  return problems
}
