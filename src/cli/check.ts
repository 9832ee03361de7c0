import { absentAssets, checkAssets } from '../core/assets'
import type { GraphDocument } from '../core/document'
import { listedProblems } from '../core/problem'
import { validate } from '../core/validate'
import type { Plan } from '../engine/events'
import { createSession } from '../engine/session'
import { DEFAULT_BACKEND } from './args'
import { EXIT, type ExitCode } from './exit'
import { graphName } from './graph-file'
import { InputFiles } from './input-files'
import { catalog, hasErrors, openGraph } from './open-graph'
import { createReporter } from './reporters'
import { registry } from './session'
import { storedSpeeds } from './speeds'
import { count } from './words'

/** `gramarye check`. @throws UsageError, or the signal's reason. */
export async function check(graph: string, json: boolean, signal: AbortSignal): Promise<ExitCode> {
  const files = new InputFiles(signal)
  const { document, changes, problems: openingProblems } = await openGraph(graph, files)
  const report = createReporter(json, document, catalog)
  for (const change of changes) report.note(change)
  const problems = listedProblems([
    ...openingProblems,
    ...(document
      ? [...validate(document, catalog), ...checkAssets(document), ...absentAssets(document)]
      : []),
  ])
  report.problems(problems)
  if (hasErrors(problems)) return EXIT.invalid
  if (document) {
    report.note(`${graphName(graph)} can run: ${count(document.nodes.length, 'node')}.`)
    report.forecast(await forecast(document, files), DEFAULT_BACKEND)
  }
  return EXIT.done
}

/** What `gramarye run` would take. A forecast computes nothing: no backend is started for it. */
async function forecast(document: GraphDocument, files: InputFiles): Promise<Plan> {
  const speeds = await storedSpeeds(DEFAULT_BACKEND, files)
  const session = createSession({ registry, resources: [], precision: 'float32', cacheBytes: 0, speeds })
  try {
    return await session.plan(document)
  } finally {
    await session.dispose()
  }
}
