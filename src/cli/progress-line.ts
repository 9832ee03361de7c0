import type { ProgressReport } from '../engine/events'
import { duration } from './words'

/** Estimates what is left of a node from how it went so far. */
export class Stopwatch {
  #start: { readonly at: number; readonly done: number } | undefined
  readonly #now: () => number

  constructor(now: () => number = () => performance.now()) {
    this.#now = now
  }

  /** The part that is done, 0..1, if the node tells; the first report starts the watch. */
  update(progress: ProgressReport): number | undefined {
    const done = fractionOf(progress)
    if (done !== undefined) this.#start ??= { at: this.#now(), done }
    return done
  }

  /** Milliseconds left at the pace so far; undefined before there is a pace. */
  left(done: number): number | undefined {
    if (!this.#start || done <= this.#start.done) return undefined
    return ((this.#now() - this.#start.at) / (done - this.#start.done)) * (1 - done)
  }
}

/** One line about a node at work: name, bar, iteration, loss, time left. */
export function progressLine(
  title: string,
  progress: ProgressReport,
  watch: Stopwatch,
  columns: number,
): string {
  const done = watch.update(progress)
  const left = done === undefined ? undefined : watch.left(done)
  const { iteration, iterations, sketch, total, message } = progress
  const parts = [
    sketch ? `${title}, sketch` : title,
    done === undefined ? undefined : `${bar(done)} ${Math.floor(done * 100)}%`,
    iteration === undefined ? undefined : `${iteration}${iterations === undefined ? '' : `/${iterations}`}`,
    total === undefined ? undefined : `loss ${total.toPrecision(4)}`,
    message,
    left === undefined || done === 1 ? undefined : `${duration(left)} left`,
  ]
  const line = parts.filter((part) => part !== undefined && part !== '').join('  ')
  return line.length < columns ? line : `${line.slice(0, Math.max(columns - 2, 0))}…`
}

function fractionOf({ fraction, iteration, iterations }: ProgressReport): number | undefined {
  if (iteration !== undefined && iterations) return Math.min(iteration / iterations, 1)
  return fraction
}

function bar(done: number): string {
  const width = 20
  const filled = Math.round(Math.min(Math.max(done, 0), 1) * width)
  return `[${'#'.repeat(filled)}${'-'.repeat(width - filled)}]`
}
