import type { Problem } from '../core/problem'
import type { NodeFailure, PlanForecast, ProgressReport, Reason, RunEvent } from '../engine/events'
import { progressLine, Stopwatch } from './progress-line'
import type { NodeNames, Reporter, WrittenFile } from './reporter'
import { count, duration, listed, megabytes, roughDuration, roughMegabytes } from './words'

/** Where text goes: lines that stay, a line that is rewritten where the terminal can do that, complaints. */
export interface TextOutput {
  line(text: string): void
  complain(text: string): void
  /** Replaces the last transient line; absent when the output is a file or a pipe. */
  readonly transient?: (text: string) => void
  readonly columns: number
}

/** Tells people what happens; long nodes show a bar on a terminal and every tenth of their way elsewhere. */
export function textReporter(names: NodeNames, output: TextOutput): Reporter {
  let watch = new Stopwatch()
  let lastTenth = -1
  let progress: ProgressReport = {}

  const onEvent = (event: RunEvent) => {
    switch (event.type) {
      case 'started':
        watch = new Stopwatch()
        lastTenth = -1
        progress = {}
        output.transient?.(`${names.title(event.node)} …`)
        break
      case 'progress': {
        const title = names.title(event.node)
        progress = latest(progress, event.progress)
        if (output.transient) {
          output.transient(progressLine(title, progress, watch, output.columns))
          break
        }
        const tenth = Math.floor(10 * (watch.update(progress) ?? 0))
        if (tenth === lastTenth || progress.iteration === undefined) break
        lastTenth = tenth
        output.line(progressLine(title, progress, watch, Number.POSITIVE_INFINITY))
        break
      }
      case 'cached':
        output.line(`${names.title(event.node)}: kept, ${words(event.why)}`)
        break
      case 'done':
        output.line(`${names.title(event.node)}: ${duration(event.ms)}, ${megabytes(event.bytes)}`)
        break
      case 'failed':
        for (const line of failure(event.failure)) output.complain(line)
        break
      case 'blocked':
        output.complain(`${names.title(event.node)} (${event.node}) did not run: ${event.message}`)
        break
      case 'resumed':
        output.line(
          `${names.title(event.node)}: goes on from iteration ${event.step} of an earlier run (--fresh begins anew)`,
        )
        break
      case 'queued':
      case 'checkpoint':
      case 'preview':
      case 'canceled':
        break
    }
  }

  return {
    backend: ({ label }) => output.line(`Computing with ${label}.`),
    note: (message) => output.line(message),
    problems(problems) {
      for (const problem of problems) output.complain(describeProblem(problem))
    },
    forecast: ({ forecast }, backend) => {
      for (const line of forecastLines(forecast, backend, names)) output.line(line)
    },
    event: onEvent,
    output({ node, file, size, replaced }) {
      const extent = extentOf(size)
      output.line(`${node}: ${file} (${extent})${replaced ? ', in place of the file that was there' : ''}`)
    },
    error: (message) => output.complain(message),
    finished({ ms, ran, failures }, outcome) {
      if (outcome === 'done') output.line(`Done: ${count(ran.length, 'node')} in ${duration(ms)}.`)
      else if (outcome === 'canceled') output.complain('Canceled.')
      else if (failures.length > 0) output.complain(`${count(failures.length, 'node')} failed.`)
    },
  }
}

function forecastLines(
  { stale, unknown, ms, peakBytes }: PlanForecast,
  backend: string,
  { title }: NodeNames,
): readonly string[] {
  if (stale === 0) return []
  if (unknown.length === stale) return ['What a run takes is not known before the first one.']
  const memory = roughMegabytes(peakBytes)
  const about = unknown.length > 0 ? 'at least' : 'about'
  const all =
    ms === undefined
      ? `A run takes ${about} ${memory}; how long is known after the first one.`
      : `A run takes ${about} ${roughDuration(ms)} and ${memory} (${backend}).`
  if (unknown.length === 0) return [all]
  return [all, `Not known before the first run: ${listed([...new Set(unknown.map(title))], 'and')}.`]
}

function extentOf(size: WrittenFile['size']): string {
  if ('rows' in size) return count(size.rows, 'row')
  return 'bytes' in size ? count(size.bytes, 'byte') : `${size.width} × ${size.height} px`
}

/** Losses are read back every few steps and told late: they must not turn the bar back, and stay on show. */
function latest(shown: ProgressReport, told: ProgressReport): ProgressReport {
  const late = (told.iteration ?? 0) < (shown.iteration ?? 0)
  const total = told.total ?? shown.total
  return { ...(late ? shown : told), ...(total !== undefined && { total }) }
}

/** A problem on one line: how bad, where, what, and what to do. */
function describeProblem({ severity, message, remedy, node, port, param, path }: Problem): string {
  const place =
    node === undefined ? path : [node, port ?? param].filter((part) => part !== undefined).join('.')
  return `${severity}${place === undefined || place === '' ? '' : ` at ${place}`}: ${message} ${remedy}`.trim()
}

function failure({ node, title, port, message, remedy, shapes }: NodeFailure): readonly string[] {
  const inputs = Object.entries(shapes).map(([name, shape]) => `${name} ${shape}`)
  return [
    `${title} (${port === undefined ? node : `${node}.${port}`}) failed: ${message}`,
    `  ${remedy}`,
    ...(inputs.length > 0 ? [`  Its inputs: ${inputs.join(', ')}`] : []),
  ]
}

function words(why: readonly Reason[]): string {
  return why.map(({ message }) => message).join('; ')
}
