import type { Reason, RunEvent } from '../engine/events'
import { printable, printableJson } from './printable'
import type { NodeNames, Reporter } from './reporter'

/** One JSON object per line on the standard output, nothing else there; words for people on the other. */
export function jsonReporter(
  names: NodeNames,
  write: (line: string) => void,
  complain: (line: string) => void,
): Reporter {
  const emit = (value: Readonly<Record<string, unknown>>) => write(`${printableJson(value)}\n`)
  return {
    backend: ({ name, label, reason }) => emit({ event: 'backend', name, label, reason }),
    note: (message) => emit({ event: 'note', message }),
    problems(problems) {
      const invalid = problems.some(({ severity }) => severity === 'error')
      if (invalid) emit({ event: 'invalid', problems })
      else for (const problem of problems) emit({ event: 'warning', ...problem })
    },
    forecast: ({ nodes, forecast: { stale: _, ...total } }, backend) =>
      emit({
        event: 'forecast',
        backend,
        ...total,
        nodes: nodes.flatMap(({ node, forecast }) =>
          forecast ? [{ node, type: names.type(node), ...forecast }] : [],
        ),
      }),
    event(event) {
      const line = describe(event, names)
      if (line) emit(line)
    },
    output: ({ node, file, size, replaced }) =>
      emit({ event: 'output', node, file, ...size, ...(replaced && { replaced }) }),
    error: (message) => complain(`${printable(message)}\n`),
    finished: ({ ms, peakBytes, ran, cached, blocked, failures }, outcome) =>
      emit({
        event: 'finished',
        outcome,
        ms: Math.round(ms),
        peakBytes,
        ran,
        cached,
        blocked,
        failed: failures.map(({ node }) => node),
      }),
  }
}

function describe(event: RunEvent, names: NodeNames): Readonly<Record<string, unknown>> | undefined {
  switch (event.type) {
    case 'queued':
      return { event: 'queued', nodes: event.nodes }
    case 'started':
      return { event: 'started', node: event.node, type: names.type(event.node), why: words(event.why) }
    case 'cached': {
      const { node, why, bytes } = event
      return { event: 'cached', node, type: names.type(node), why: words(why), ms: 0, bytes }
    }
    case 'done': {
      const { node, why, ms, bytes, shapes } = event
      return {
        event: 'done',
        node,
        type: names.type(node),
        why: words(why),
        ms: Math.round(ms * 1000) / 1000,
        bytes,
        shapes,
      }
    }
    case 'progress': {
      const { iteration, iterations, terms, total, fraction, message } = event.progress
      // Steps whose losses were not read back say nothing that the next line does not.
      if (iteration !== undefined && terms === undefined) return undefined
      return { event: 'progress', node: event.node, iteration, iterations, terms, total, fraction, message }
    }
    case 'resumed':
      return { event: 'resumed', node: event.node, iteration: event.step }
    case 'failed':
      return { event: 'failed', ...event.failure }
    case 'blocked':
      return { event: 'blocked', node: event.node, cause: event.cause, message: event.message }
    case 'canceled':
      return { event: 'canceled', node: event.node }
    case 'checkpoint':
    case 'preview':
      return undefined
  }
}

function words(why: readonly Reason[]): string {
  return why.map(({ message }) => message).join('; ')
}
