import { absentFiles } from '../../core/absent-files'
import { absentFault } from '../../core/assets'
import type { Catalog } from '../../core/catalog'
import type { GraphDocument } from '../../core/document'
import { flatId } from '../../core/flatten'
import { listedProblems, type Problem, warning } from '../../core/problem'
import { validate } from '../../core/validate'
import { flatIds } from './flat-ids'
import { locate } from './scope'

const known = new WeakMap<
  GraphDocument,
  { readonly catalog: Catalog; readonly problems: readonly Problem[] }
>()

/** What is wrong with a document; found once, however many ask. */
export function problemsOf(document: GraphDocument, catalog: Catalog): readonly Problem[] {
  const before = known.get(document)
  if (before?.catalog === catalog) return before.problems
  const problems = listedProblems([...validate(document, catalog), ...missingFiles(document, catalog)])
  known.set(document, { catalog, problems })
  return problems
}

/** Files that should be inside the graph and are not: it runs only where they were given. */
function missingFiles(document: GraphDocument, catalog: Catalog): Problem[] {
  const absent = absentFiles(document, catalog).filter(
    ({ apart, sha256 }) => !apart && Object.hasOwn(document.assets, sha256),
  )
  if (absent.length === 0) return []
  const flat = flatIds(document)
  return absent.map(({ node, group, param, name }) => {
    const id = flat(group, node.id)
    return warning(absentFault(name), id === undefined ? {} : { node: id, param })
  })
}

const none: readonly Problem[] = []
const indexes = new WeakMap<readonly Problem[], ReadonlyMap<string, readonly Problem[]>>()

/** What is wrong with a node, or with nodes inside it. @param flat its id as the engine knows it. */
export function problemsAt(document: GraphDocument, catalog: Catalog, flat: string): readonly Problem[] {
  const problems = problemsOf(document, catalog)
  if (problems.length === 0) return none
  let index = indexes.get(problems)
  if (!index) {
    index = indexProblems(document, problems)
    indexes.set(problems, index)
  }
  return index.get(flat) ?? none
}

function indexProblems(
  document: GraphDocument,
  problems: readonly Problem[],
): ReadonlyMap<string, readonly Problem[]> {
  const index = new Map<string, Problem[]>()
  for (const problem of problems) {
    const found = problem.node === undefined ? undefined : locate(document, problem.node)
    if (!found) continue
    const path = [...found.scope, found.node.id]
    for (const [depth, id] of path.entries()) {
      const key = flatId(path.slice(0, depth), id)
      const at = index.get(key)
      if (at) at.push(problem)
      else index.set(key, [problem])
    }
  }
  return index
}
