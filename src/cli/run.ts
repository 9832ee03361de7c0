import { join } from 'node:path'
import type { GraphDocument } from '../core/document'
import { flatten } from '../core/flatten'
import { listedProblems, warning } from '../core/problem'
import { inspectFlat } from '../core/validate'
import type { RunSummary } from '../engine/events'
import type { RunOptions } from './args'
import { checkpointsIn } from './checkpoints'
import { EXIT, type ExitCode } from './exit'
import { prepareFolder, WriteError } from './files'
import { findGivenWeights } from './given-weights'
import { InputFiles } from './input-files'
import { catalog, hasErrors, openGraph } from './open-graph'
import { type Delivery, planOutputs, writeOutputs } from './outputs'
import { applyOverrides } from './overrides'
import { cacheFolder } from './paths'
import type { Reporter } from './reporter'
import { createReporter } from './reporters'
import { type CliSession, openSession } from './session'
import { storedSpeeds } from './speeds'
import { OutputLostError } from './streams'
import { sweepUnfinished } from './unfinished'
import { unfoldWishes } from './unfold-wishes'
import { checkWeightsFolder } from './weights'

const NO_CACHE =
  'Nothing is kept for later runs, since this user has no home folder. Name a folder in GRAMARYE_CACHE.'

const EXIT_CODES: Readonly<Record<RunSummary['outcome'], ExitCode>> = {
  done: EXIT.done,
  failed: EXIT.failed,
  canceled: EXIT.canceled,
}

/** `gramarye run`. Cancels when `signal` aborts. @throws UsageError, or the signal's reason. */
export async function run(options: RunOptions, signal: AbortSignal): Promise<ExitCode> {
  const files = new InputFiles(signal)
  // They may be redirected to files, whose content is as much the user's.
  for (const descriptor of [1, 2]) files.noteDescriptor(descriptor)
  const opened = await openGraph(options.graph, files)
  const flat = opened.document && flatten(opened.document, catalog)
  const report = createReporter(options.json, flat?.document, flat?.catalog ?? catalog)
  if (!opened.document || !flat) {
    report.problems(opened.problems)
    return EXIT.invalid
  }
  for (const change of opened.changes) report.note(change)
  const wishes = { ...options, ...unfoldWishes(opened.document, flat, options) }
  const document = await applyOverrides(flat.document, flat.catalog, wishes, report.note, files)
  const problems = listedProblems([
    ...opened.problems,
    ...inspectFlat({ ...flat, document }).map((finding) => finding.problem),
  ])
  report.problems(problems)
  if (hasErrors(problems)) return EXIT.invalid
  if (options.weights !== undefined) await checkWeightsFolder(options.weights)
  await prepareFolder(options.out)
  const deliveries = await planOutputs(document, catalog, options.out, files)

  const { backend, weights } = options
  const cache = cacheFolder(process.env)
  if (cache === undefined) report.note(NO_CACHE)
  const speeds = await storedSpeeds(backend, files)
  const asset = findGivenWeights(document, weights, files)
  const checkpoints =
    options.fresh || cache === undefined ? undefined : checkpointsIn(join(cache, 'checkpoints'))
  // One run, nothing of which is needed again: whatever is no longer used makes room.
  for (const folder of [cache, options.out]) if (folder !== undefined) await sweepUnfinished(folder)
  const warn = (message: string) =>
    report.problems([warning({ code: 'engine', message, remedy: '', values: {} })])
  const opening = await openSession({
    backend,
    weights,
    files,
    asset,
    cacheBytes: 0,
    speeds,
    checkpoints,
    warn,
  })
  try {
    report.backend(opening.backend)
    return await compute(document, deliveries, opening, files, report, signal)
  } finally {
    await opening.dispose()
  }
}

async function compute(
  document: GraphDocument,
  deliveries: readonly Delivery[],
  { session }: CliSession,
  files: InputFiles,
  report: Reporter,
  signal: AbortSignal,
): Promise<ExitCode> {
  const summary = await session.run(document, { signal, onEvent: (event) => report.event(event) })
  const outcome = await deliver(summary.outcome, () =>
    writeOutputs(deliveries, session, files, signal, report),
  )
  // Nobody canceled it then, and who can still be reached hears why it ended.
  if (!(signal.reason instanceof OutputLostError)) report.finished(summary, outcome)
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
