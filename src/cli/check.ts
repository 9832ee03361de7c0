import { absentAssets, checkAssets } from '../core/assets'
import type { GraphDocument } from '../core/document'
import { toldOf } from '../core/problem'
import { validate } from '../core/validate'
import type { Plan } from '../engine/events'
import { createSession } from '../engine/session'
import { DEFAULT_BACKEND } from './args'
import { EXIT, type ExitCode } from './exit'
import { catalog, hasErrors, openGraph } from './open-graph'
import { createReporter } from './reporters'
import { registry } from './session'
import { storedSpeeds } from './speeds'
import { count } from './words'

/** `gramarye check`. @throws UsageError. */
export async function check(graph: string, json: boolean): Promise<ExitCode> {
  const { document, changes, problems: openingProblems } = await openGraph(graph)
  const report = createReporter(json, document, catalog)
  for (const change of changes) report.note(change)
  const problems = toldOf([
    ...openingProblems,
    ...(document
      ? [...validate(document, catalog), ...checkAssets(document), ...absentAssets(document)]
      : []),
  ])
  report.problems(problems)
  if (hasErrors(problems)) return EXIT.invalid
  if (document) {
    report.note(`${graph} can run: ${count(document.nodes.length, 'node')}.`)
    report.forecast(await forecast(document), DEFAULT_BACKEND)
  }
  return EXIT.done
}

/** What `gramarye run` would take. A forecast computes nothing: no backend is started for it. */
async function forecast(document: GraphDocument): Promise<Plan> {
  const speeds = storedSpeeds(DEFAULT_BACKEND)
  const session = createSession({ registry, resources: [], precision: 'float32', cacheBytes: 0, speeds })
  try {
    return await session.plan(document)
  } finally {
    await session.dispose()
  }
}
