import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../../owned'
import type { Steps } from '../../steps'
import { averageVariables } from '../average'
import type { Tensors } from '../layers/layer'
import { runLayers } from '../layers/sequence'
import { goBack, type TrainableNetwork } from '../network'
import { type OptimizerSettings, optimizerStep } from '../optimizer'
import { halvesOf } from './halves'
import { disturb, type Rounding } from './quantize'

export interface AutoencoderSettings {
  /** Of pictures from 0 to 1: the mean squared, or the mean absolute error. */
  readonly error: 'squared' | 'absolute'
  readonly rounding: Rounding
  /** A number of bits is drawn for each picture, from these two and all between. */
  readonly bits: readonly [number, number]
  readonly optimizer: OptimizerSettings
  /** Share of the running average of the variables that stays at each step; 0 for no average. */
  readonly averaging: number
}

const training = { training: true, keep: true } as const

/**
 * One step of an autoencoder. Borrows everything.
 *
 * @param pictures [n, h, w, 3], -1..1, whose sides the code divides.
 * @returns the network after the step, and of the one before it the loss and the mean squared error; the caller owns both.
 */
export function* autoencoderStep(
  network: TrainableNetwork,
  pictures: tf.Tensor4D,
  { error, rounding, bits: [fewest, most], optimizer, averaging }: AutoencoderSettings,
  uniform: () => number,
): Steps<{ readonly network: TrainableNetwork; readonly measures: tf.Tensor1D }> {
  const own = new Owned()
  const ownAll = (tensors: Tensors = {}) => {
    for (const tensor of Object.values(tensors)) own.own(tensor)
    return tensors
  }
  try {
    const [count, height, width] = pictures.shape
    const { encoder, decoder } = halvesOf(network.description, [height, width])
    const encoded = yield* runLayers(encoder, pictures, network.variables, training, own)
    const code = own.own(encoded.y) as tf.Tensor4D
    const bits = Array.from({ length: count }, () => fewest + Math.floor(uniform() * (most - fewest + 1)))
    const seen = own.own(disturb(code, bits, rounding, uniform))
    const decoded = yield* runLayers(decoder, seen, network.variables, training, own)
    const made = own.own(decoded.y)
    const { measures, slope } = tf.tidy(() => errorOf(made, pictures, error))
    own.own(measures)
    const atDecoder = yield* goBack(decoded, own.own(slope), { input: true, variables: true })
    ownAll(atDecoder.variables)
    if (!atDecoder.input) throw new Error('A decoder gave no gradient at its code.')
    const atEncoder = yield* goBack(encoded, own.own(atDecoder.input), { input: false, variables: true })
    ownAll(atEncoder.variables)
    const before = { ...network.variables, ...ownAll(encoded.updates), ...ownAll(decoded.updates) }
    const gradients = { ...atEncoder.variables, ...atDecoder.variables }
    const { variables, memory } = yield* optimizerStep(before, gradients, network.memory, optimizer)
    const steps = network.steps + 1
    const average = averaging > 0 ? averageVariables(network.average, variables, steps, averaging) : null
    const moved = { description: network.description, variables, memory, average, steps }
    return { network: moved, measures: own.release(measures) }
  } finally {
    own.dispose()
  }
}

/** Of values from -1 to 1, told as those of pictures from 0 to 1; with the gradient at what was made. */
function errorOf(made: tf.Tensor, wanted: tf.Tensor, kind: AutoencoderSettings['error']) {
  const off = tf.sub(made, wanted)
  const squared = tf.div(tf.mean(tf.square(off)), 4)
  const absolute = () => tf.div(tf.mean(tf.abs(off)), 2)
  const measures = tf.stack([kind === 'squared' ? squared : absolute(), squared]) as tf.Tensor1D
  const slope = kind === 'squared' ? tf.div(off, 2 * off.size) : tf.div(tf.sign(off), 2 * off.size)
  return { measures, slope }
}
