import type * as tf from '@tensorflow/tfjs-core'
import { valuesOf } from '../../memory'
import { NotFiniteError } from '../../optimize/errors'
import { Pacer, pause } from '../../pause'
import { runPaced } from '../../steps'
import { drawBatch, type RandomNumbers } from '../gan/batches'
import { cloneNetwork, disposeNetwork, type TrainableNetwork } from '../network'
import { type AutoencoderSettings, autoencoderStep } from './step'

/** Of one step, before it, over its batch. */
export interface AutoencoderReport {
  readonly step: number
  readonly loss: number
  /** In dB, of pictures from 0 to 1. */
  readonly psnr: number
}

/** Where a training stands between two steps. */
export interface AutoencoderAt {
  /** Of the network, its earlier trainings included. */
  readonly step: number
  readonly network: TrainableNetwork
  /** Waits until all steps before this one have been reported. */
  reported(): Promise<void>
}

export interface AutoencoderOptions extends AutoencoderSettings {
  /** Borrowed. */
  readonly start: TrainableNetwork
  /** [h, w, 3], 0..1, of one size, whose sides the code divides; borrowed. */
  readonly pictures: readonly tf.Tensor3D[]
  /** Steps to do now. */
  readonly steps: number
  /** Pictures in a step. */
  readonly batch: number
  /** A fresh stream for a step; the same step gives the same numbers. */
  readonly random: (step: number) => RandomNumbers
  readonly signal?: AbortSignal
  readonly onReport?: (report: AutoencoderReport) => void
  /** After every step; the network is borrowed until it returns. */
  readonly onStep?: (at: AutoencoderAt) => void | Promise<void>
  /** Canceled: after the last whole step, before all is freed. What it throws is lost. */
  readonly onCancel?: (at: AutoencoderAt) => Promise<void>
}

/**
 * Trains a network to make again what went through its code. All that is random in a step is drawn for it alone: a later
 * call with what this one gave goes on bit for bit as if there had been one. Losses are read while the next step is
 * computed. The caller owns the result.
 * @throws NotFiniteError naming the step; the signal's reason.
 */
export async function trainAutoencoder(options: AutoencoderOptions): Promise<TrainableNetwork> {
  const { start, pictures, batch, signal } = options
  const last = start.steps + options.steps
  let network = cloneNetwork(start)
  let reading: Promise<void> = Promise.resolve()
  try {
    while (network.steps < last) {
      signal?.throwIfAborted()
      const step = network.steps
      const random = options.random(step)
      const uniform = () => random.uniform()
      const drawn = drawBatch(pictures, batch, uniform)
      try {
        const stepped = await runPaced(autoencoderStep(network, drawn, options, uniform), new Pacer(signal))
        disposeNetwork(network)
        network = stepped.network
        const before = reading
        reading = report(stepped.measures, step, before, options)
        // Awaited one step later; until then a failure must not count as unhandled.
        reading.catch(() => {})
        await before
      } finally {
        drawn.dispose()
      }
      const reported = reading
      await options.onStep?.({ step: network.steps, network, reported: () => reported })
      await pause(signal)
    }
    await reading
    return network
  } catch (error) {
    await reading.catch(() => {})
    if (signal?.aborted) {
      const at = { step: network.steps, network, reported: () => Promise.resolve() }
      await options.onCancel?.(at).catch(() => {})
    }
    disposeNetwork(network)
    throw error
  }
}

async function report(
  measures: tf.Tensor1D,
  step: number,
  before: Promise<void>,
  { onReport }: AutoencoderOptions,
): Promise<void> {
  let values: Float32Array
  try {
    values = await valuesOf(measures)
  } finally {
    measures.dispose()
  }
  await before
  const [loss = Number.NaN, squared = Number.NaN] = values
  if (!Number.isFinite(loss)) throw new NotFiniteError('autoencoder', step, loss)
  onReport?.({ step, loss, psnr: -10 * Math.log10(squared) })
}
