import { checkAssets } from '../core/assets'
import { validate } from '../core/validate'
import { EXIT, type ExitCode } from './exit'
import { catalog, hasErrors, openGraph } from './open-graph'
import { createReporter } from './reporters'
import { count } from './words'

/** `gramarye check`. @throws UsageError. */
export async function check(graph: string, json: boolean): Promise<ExitCode> {
  const { document, changes, problems: openingProblems } = await openGraph(graph)
  const report = createReporter(json, document, catalog)
  for (const change of changes) report.note(change)
  const problems = [
    ...openingProblems,
    ...(document ? [...validate(document, catalog), ...checkAssets(document)] : []),
  ]
  report.problems(problems)
  if (hasErrors(problems)) return EXIT.invalid
  if (document) report.note(`${graph} can run: ${count(document.nodes.length, 'node')}.`)
  return EXIT.done
}
