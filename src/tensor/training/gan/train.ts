import * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../../memory'
import { NotFiniteError } from '../../optimize/errors'
import { restoreTree, type Saved, saveTree } from '../../optimize/tensor-tree'
import { Owned } from '../../owned'
import { Pacer, pause } from '../../pause'
import { runPaced } from '../../steps'
import { cloneNetwork, disposeNetwork, type TrainableNetwork } from '../network'
import { drawBatch, drawFakes, type RandomNumbers } from './batches'
import { discriminatorStep, type GanStepSettings, generatorStep } from './steps'

/** Both players, and what they have learned so far. */
export interface GanPair {
  readonly generator: TrainableNetwork
  readonly discriminator: TrainableNetwork
}

/** Of one step, before it: losses, and how real and generated pictures were judged, means over the batch. */
export interface GanReport {
  readonly step: number
  readonly discriminatorLoss: number
  readonly generatorLoss: number
  /** D(x) and D(G(z)): probabilities, or scores where the objective has none. */
  readonly real: number
  readonly fake: number
}

/** Where a training stands between two steps. */
export interface GanAt {
  /** Of the generator, its earlier trainings included. */
  readonly step: number
  readonly pair: GanPair
  /** Waits until all steps before this one have been reported. */
  reported(): Promise<void>
}

export interface GanOptions {
  /** Borrowed. */
  readonly start: GanPair
  /** Real pictures, [h, w, 3], 0..1, of the size that the generator makes; borrowed. */
  readonly pictures: readonly tf.Tensor3D[]
  /** Steps to do now. */
  readonly steps: number
  /** Pictures of each kind in a step. */
  readonly batch: number
  /** Steps of the discriminator for each one of the generator. */
  readonly discriminatorSteps: number
  readonly discriminator: GanStepSettings
  readonly generator: GanStepSettings
  /** Share of the running average of the generator's variables that stays at each step; 0 for no average. */
  readonly averaging: number
  /** What the generator draws from, [n, ...]; the callee owns it. @param normal mean 0, standard deviation 1. */
  readonly latents: (count: number, normal: () => number) => tf.Tensor
  /** A fresh stream for a step; the same step gives the same numbers. */
  readonly random: (step: number) => RandomNumbers
  readonly signal?: AbortSignal
  readonly onReport?: (report: GanReport) => void
  /** After every step; the pair is borrowed until it returns. */
  readonly onStep?: (at: GanAt) => void | Promise<void>
  /** Canceled: after the last whole step, before all is freed. What it throws is lost. */
  readonly onCancel?: (at: GanAt) => Promise<void>
}

/**
 * Trains a generator and a discriminator against each other (Goodfellow et al. 2014, algorithm 1). Steps are counted by
 * the generator, and all that is random in one is drawn for it alone: a later call with what this one gave goes on bit
 * for bit as if there had been one. Losses are read while the next step is computed. The caller owns the result.
 * @throws NotFiniteError naming the step; the signal's reason.
 */
export async function trainGan(options: GanOptions): Promise<GanPair> {
  const { start, steps, signal } = options
  let pair: GanPair = {
    generator: cloneNetwork(start.generator),
    discriminator: cloneNetwork(start.discriminator),
  }
  const last = start.generator.steps + steps
  let reading: Promise<void> = Promise.resolve()
  try {
    while (pair.generator.steps < last) {
      signal?.throwIfAborted()
      const step = pair.generator.steps
      const { next, measures } = await stepBoth(pair, options, step)
      disposePair(pair)
      pair = next
      const before = reading
      reading = readMeasures(measures, step, before, options)
      // Awaited one step later; until then a failure must not count as unhandled.
      reading.catch(() => {})
      await before
      const reported = reading
      await options.onStep?.({ step: pair.generator.steps, pair, reported: () => reported })
      await pause(signal)
    }
    await reading
    return pair
  } catch (error) {
    await reading.catch(() => {})
    if (signal?.aborted) {
      const at = { step: pair.generator.steps, pair, reported: () => Promise.resolve() }
      await options.onCancel?.(at).catch(() => {})
    }
    disposePair(pair)
    throw error
  }
}

export function disposePair({ generator, discriminator }: GanPair): void {
  disposeNetwork(generator)
  disposeNetwork(discriminator)
}

async function stepBoth(pair: GanPair, options: GanOptions, step: number) {
  const { pictures, batch, signal } = options
  const pacer = new Pacer(signal)
  const random = options.random(step)
  const uniform = () => random.uniform()
  const normal = () => random.normal()
  const own = new Owned()
  let discriminator = pair.discriminator
  let measured: tf.Tensor1D | null = null
  try {
    for (let turn = 0; turn < options.discriminatorSteps; turn++) {
      const real = own.own(drawBatch(pictures, batch, uniform))
      const latents = own.own(options.latents(batch, normal))
      const fake = own.own(await drawFakes(pair.generator, latents, pacer))
      const stepped = await runPaced(
        discriminatorStep(discriminator, real, fake, options.discriminator, uniform),
        pacer,
      )
      if (discriminator !== pair.discriminator) disposeNetwork(discriminator)
      discriminator = stepped.network
      if (measured) own.free(measured)
      measured = own.own(stepped.measures)
      for (const used of [real, latents, fake]) own.free(used)
    }
    const latents = own.own(options.latents(batch, normal))
    const stepped = await runPaced(
      generatorStep(pair.generator, discriminator, latents, options.generator, options.averaging, uniform),
      pacer,
    )
    const generatorMeasures = own.own(stepped.measures)
    const nothing = own.own(tf.fill([3], Number.NaN))
    const measures = tf.concat([measured ?? nothing, generatorMeasures]) as tf.Tensor1D
    const kept = discriminator === pair.discriminator ? cloneNetwork(discriminator) : discriminator
    return { next: { generator: stepped.network, discriminator: kept }, measures }
  } catch (error) {
    if (discriminator !== pair.discriminator) disposeNetwork(discriminator)
    throw error
  } finally {
    own.dispose()
  }
}

async function readMeasures(
  measures: tf.Tensor1D,
  step: number,
  before: Promise<void>,
  { onReport }: GanOptions,
): Promise<void> {
  let values: Float32Array
  try {
    values = await valuesOf(measures)
  } finally {
    measures.dispose()
  }
  await before
  const [discriminatorLoss = Number.NaN, real = Number.NaN, fake = Number.NaN, generatorLoss = Number.NaN] =
    values
  for (const [name, value] of [
    ['discriminator', discriminatorLoss],
    ['generator', generatorLoss],
  ] as const) {
    if (!Number.isFinite(value)) throw new NotFiniteError(name, step, value)
  }
  onReport?.({ step, discriminatorLoss, generatorLoss, real, fake })
}

/** A pair as plain data, for a checkpoint. */
export type SavedGanPair = Saved<GanPair>

export function savePair(pair: GanPair): Promise<SavedGanPair> {
  return saveTree(pair)
}

/** The caller owns it. */
export function restorePair(saved: SavedGanPair): GanPair {
  return restoreTree<GanPair>(saved)
}
