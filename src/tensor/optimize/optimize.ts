import type { Tensor1D, Tensor3D } from '@tensorflow/tfjs-core'
import type { LossTerm } from '../losses/term'
import { Pacer, pause } from '../pause'
import { NotFiniteError } from './errors'
import type { EvaluatorOptions, LossValues, Reading } from './evaluate'
import { Evaluator } from './evaluate'
import type { TrainableImageSource } from './image-source'

/** Losses of the image after `iteration` steps; 0 is the start, before any. */
export interface LossReport extends LossValues {
  readonly iteration: number
}

export interface LoopOptions extends EvaluatorOptions {
  /** Borrowed. */
  readonly terms: readonly LossTerm[]
  /** Steps to do now, 0 or more. */
  readonly iterations: number
  /**
   * Report the losses of every iteration that this divides, counted from the very first step of all, and those of
   * the result. Default 1.
   */
  readonly reportEvery?: number
  readonly signal?: AbortSignal
  readonly onReport?: (report: LossReport) => void
  /** After every step. May be asynchronous. */
  readonly onStep?: (step: LoopStep) => void | Promise<void>
}

export interface LoopStep {
  readonly iteration: number
  /** Makes a copy of the picture so far, which the callee owns. */
  image(): Tensor3D
  /** Waits until the losses of all iterations before this one have been reported. */
  reported(): Promise<void>
}

/**
 * Runs an image source against its losses. The losses of an iteration are read while the next one is being computed,
 * so the queue of an asynchronous backend never runs dry, and never holds more than two iterations.
 * Events run, and the signal is looked at, between the layers of a network and within long ones (networks/pass.ts).
 * @throws NotFiniteError naming term and iteration; the signal's reason.
 */
export async function optimize(source: TrainableImageSource, options: LoopOptions): Promise<void> {
  const evaluator = new Evaluator(options.terms, options)
  const reporter = new Reporter(evaluator, options)
  const last = source.step + options.iterations
  try {
    while (source.step < last && !source.finished) {
      const iteration = source.step
      const { values, gradient } = await evaluator.evaluate(source.current(), true, options.signal, iteration)
      const due = iteration % (options.reportEvery ?? 1) === 0
      const { previous, total } = reporter.begin(values, iteration, due)
      try {
        if (gradient) await source.learn(gradient, { total, pacer: new Pacer(options.signal) })
      } finally {
        gradient?.dispose()
      }
      await previous
      await options.onStep?.({
        iteration: source.step,
        image: () => source.result(),
        reported: () => reporter.finish(),
      })
      await pause(options.signal)
    }
    const result = source.result()
    try {
      const { values } = await evaluator.evaluate(result, false, options.signal)
      await reporter.begin(values, source.step, true).previous
    } finally {
      result.dispose()
    }
    await reporter.finish()
  } catch (error) {
    await reporter.abandon()
    throw error
  }
}

/** Reads losses one iteration late and hands them on in order. */
class Reporter {
  #pending: Promise<void> = Promise.resolve()

  constructor(
    readonly evaluator: Evaluator,
    readonly options: LoopOptions,
  ) {}

  /**
   * Starts reading (and frees) `values`.
   *
   * @returns `previous` resolves when the iteration before this one has been reported, `total()` to the weighted sum.
   */
  begin(values: Tensor1D, iteration: number, wanted: boolean) {
    const previous = this.#pending
    const checked = this.#read(values).then(({ losses, fault }) => {
      checkFinite(losses, fault, iteration)
      return losses
    })
    this.#pending = previous.then(async () => {
      const losses = await checked
      if (wanted) this.options.onReport?.({ iteration, ...losses })
    })
    // Awaited one iteration later; until then a failure must not count as unhandled.
    this.#pending.catch(() => {})
    checked.catch(() => {})
    return { previous, total: async () => (await checked).total }
  }

  finish(): Promise<void> {
    return this.#pending
  }

  /** Waits for what is being read, so that nothing stays allocated, and forgets it. */
  async abandon(): Promise<void> {
    await this.#pending.catch(() => {})
  }

  async #read(values: Tensor1D): Promise<Reading> {
    try {
      return await this.evaluator.read(values)
    } finally {
      values.dispose()
    }
  }
}

function checkFinite({ values }: LossValues, fault: number, iteration: number): void {
  for (const [term, value] of Object.entries(values)) {
    if (!Number.isFinite(value)) throw new NotFiniteError(term, iteration, value)
  }
  if (!Number.isFinite(fault)) throw new NotFiniteError(null, iteration, fault)
}
