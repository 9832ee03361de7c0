import { join } from 'node:path'
import type { GraphDocument } from '../core/document'
import { flatten } from '../core/flatten'
import { toldOf, warning } from '../core/problem'
import { inspectFlat } from '../core/validate'
import type { RunSummary } from '../engine/events'
import type { RunOptions } from './args'
import { checkpointsIn } from './checkpoints'
import { EXIT, type ExitCode } from './exit'
import { prepareFolder, WriteError } from './files'
import { findGivenWeights } from './given-weights'
import { catalog, hasErrors, openGraph } from './open-graph'
import { writeOutputs } from './outputs'
import { applyOverrides } from './overrides'
import { cacheFolder } from './paths'
import type { Reporter } from './reporter'
import { createReporter } from './reporters'
import { type CliSession, openSession } from './session'
import { storedSpeeds } from './speeds'
import { sweepUnfinished } from './unfinished'
import { unfoldWishes } from './unfold-wishes'
import { checkWeightsFolder } from './weights'

const EXIT_CODES: Readonly<Record<RunSummary['outcome'], ExitCode>> = {
  done: EXIT.done,
  failed: EXIT.failed,
  canceled: EXIT.canceled,
}

/** `gramarye run`. Cancels when `signal` aborts. @throws UsageError. */
export async function run(options: RunOptions, signal: AbortSignal): Promise<ExitCode> {
  const opened = await openGraph(options.graph)
  const flat = opened.document && flatten(opened.document, catalog)
  const report = createReporter(options.json, flat?.document, flat?.catalog ?? catalog)
  if (!opened.document || !flat) {
    report.problems(opened.problems)
    return EXIT.invalid
  }
  for (const change of opened.changes) report.note(change)
  const wishes = { ...options, ...unfoldWishes(opened.document, flat, options) }
  const document = await applyOverrides(flat.document, flat.catalog, wishes, report.note)
  const problems = toldOf([
    ...opened.problems,
    ...inspectFlat({ ...flat, document }).map((finding) => finding.problem),
  ])
  report.problems(problems)
  if (hasErrors(problems)) return EXIT.invalid
  if (options.weights !== undefined) await checkWeightsFolder(options.weights)
  await prepareFolder(options.out)

  const { backend, weights } = options
  // One run, nothing of which is needed again: whatever is no longer used makes room.
  const speeds = storedSpeeds(backend)
  const asset = findGivenWeights(document, weights)
  const cache = cacheFolder(process.env)
  for (const folder of [cache, options.out]) await sweepUnfinished(folder)
  const kept = checkpointsIn(join(cache, 'checkpoints'))
  const checkpoints = options.fresh ? undefined : kept
  const warn = (message: string) =>
    report.problems([warning({ code: 'engine', message, remedy: '', values: {} })])
  const opening = await openSession({ backend, weights, asset, cacheBytes: 0, speeds, checkpoints, warn })
  try {
    report.backend(opening.backend)
    return await compute(document, opening, options.out, report, signal)
  } finally {
    await opening.dispose()
  }
}

async function compute(
  document: GraphDocument,
  { session }: CliSession,
  out: string,
  report: Reporter,
  signal: AbortSignal,
): Promise<ExitCode> {
  const summary = await session.run(document, { signal, onEvent: (event) => report.event(event) })
  const outcome = await deliver(summary.outcome, () =>
    writeOutputs(document, catalog, session, out, signal, report),
  )
  report.finished(summary, outcome)
  return EXIT_CODES[outcome]

  async function deliver(
    outcome: RunSummary['outcome'],
    write: () => Promise<void>,
  ): Promise<RunSummary['outcome']> {
    if (outcome === 'canceled') return outcome
    try {
      await write()
      return outcome
    } catch (error) {
      if (signal.aborted) return 'canceled'
      if (!(error instanceof WriteError)) throw error
      report.error(error.message)
      return 'failed'
    }
  }
}
