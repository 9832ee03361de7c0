import * as tf from '@tensorflow/tfjs-core'
import { Owned } from '../../owned'
import type { Steps } from '../../steps'
import { averageVariables } from '../average'
import type { Tensors } from '../layers/layer'
import { goBack, runNetwork, type TrainableNetwork } from '../network'
import { type OptimizerSettings, optimizerStep } from '../optimizer'
import { type Augmentations, drawAugmentation } from './augment'
import { discriminatorLoss, type GanObjective, generatorLoss, isProbability } from './objective'

export interface GanStepSettings {
  readonly objective: GanObjective
  readonly augmentations: Augmentations
  readonly optimizer: OptimizerSettings
}

const training = { training: true, keep: true } as const

/** A network after a step. The caller owns both. */
export interface GanStep {
  readonly network: TrainableNetwork
  /** Of the networks before the step: the loss, and of a discriminator D(x) and D(G(z)), means over the batch. */
  readonly measures: tf.Tensor1D
}

/**
 * One step of a discriminator. Borrows everything. Where it has batch normalizations, real and generated pictures share
 * their statistics.
 *
 * @param real [n, h, w, 3], -1..1.
 * @param fake of the generator, likewise.
 * @param uniform draws the augmentations, in [0, 1).
 */
export function* discriminatorStep(
  network: TrainableNetwork,
  real: tf.Tensor4D,
  fake: tf.Tensor4D,
  { objective, augmentations, optimizer }: GanStepSettings,
  uniform: () => number,
): Steps<GanStep> {
  const own = new Owned()
  try {
    const both = own.own(tf.concat([real, fake], 0))
    const [count, height, width] = both.shape
    const seen = own.own(drawAugmentation([count, height, width], augmentations, uniform).apply(both))
    own.free(both)
    const pass = yield* runNetwork(network, network.variables, seen, training, own)
    const scores = own.own(pass.y)
    const updates = ownAll(own, pass.updates ?? {})
    const [ofReal, ofFake] = [real.shape[0], fake.shape[0]]
    const judged = own.own(tf.reshape(scores, [count, -1]))
    const measured = tf.tidy(() => {
      const atEnds = [tf.slice(judged, [0, 0], [ofReal, -1]), tf.slice(judged, [ofReal, 0], [ofFake, -1])]
      const [x, y] = atEnds as [tf.Tensor, tf.Tensor]
      const { value, atReal, atFake } = discriminatorLoss(x, y, objective)
      const shown = (of: tf.Tensor) => tf.mean(isProbability(objective) ? tf.sigmoid(of) : of)
      return {
        measures: tf.stack([value, shown(x), shown(y)]) as tf.Tensor1D,
        slope: tf.reshape(tf.concat([atReal, atFake], 0), scores.shape),
      }
    })
    const measures = own.own(measured.measures)
    const { variables } = yield* goBack(pass, own.own(measured.slope), {
      input: false,
      variables: true,
    })
    ownAll(own, variables)
    const moved = yield* learn(network, variables, updates, optimizer)
    return { network: moved, measures: own.release(measures) }
  } finally {
    own.dispose()
  }
}

/**
 * One step of a generator against a discriminator, which stays as it is. Borrows everything.
 *
 * @param latents what it draws from, [n, ...].
 * @param averaging share of the running average of its variables that stays at each step; 0 for no average.
 */
export function* generatorStep(
  generator: TrainableNetwork,
  discriminator: TrainableNetwork,
  latents: tf.Tensor,
  { objective, augmentations, optimizer }: GanStepSettings,
  averaging: number,
  uniform: () => number,
): Steps<GanStep> {
  const own = new Owned()
  try {
    const drawn = yield* runNetwork(generator, generator.variables, latents, training, own)
    const fake = own.own(drawn.y) as tf.Tensor4D
    const updates = ownAll(own, drawn.updates ?? {})
    const [count, height, width] = fake.shape
    const augmentation = drawAugmentation([count, height, width], augmentations, uniform)
    const seen = own.own(augmentation.apply(fake))
    const judged = yield* runNetwork(discriminator, discriminator.variables, seen, training, own)
    const scores = own.own(judged.y)
    ownAll(own, judged.updates ?? {})
    const { value, atFake } = generatorLoss(scores, objective)
    const measures = own.own(tf.reshape(own.own(value), [1]) as tf.Tensor1D)
    const slope = yield* goBack(judged, own.own(atFake), { input: true, variables: false })
    if (!slope.input) throw new Error('A discriminator gave no gradient at its pictures.')
    const atSeen = own.own(slope.input as tf.Tensor4D)
    const atPictures = own.own(augmentation.pull(atSeen))
    const { variables } = yield* goBack(drawn, atPictures, { input: false, variables: true })
    ownAll(own, variables)
    const moved = yield* learn(generator, variables, updates, optimizer)
    const average =
      averaging > 0 ? averageVariables(generator.average, moved.variables, moved.steps, averaging) : null
    return { network: { ...moved, average }, measures: own.release(measures) }
  } finally {
    own.dispose()
  }
}

/** @param updates of variables that follow what is seen; borrowed, as the rest. */
function* learn(
  network: TrainableNetwork,
  gradients: Tensors,
  updates: Tensors,
  optimizer: OptimizerSettings,
): Steps<TrainableNetwork> {
  const before = { ...network.variables, ...updates }
  const { variables, memory } = yield* optimizerStep(before, gradients, network.memory, optimizer)
  return { description: network.description, variables, memory, average: null, steps: network.steps + 1 }
}

function ownAll(own: Owned, tensors: Tensors): Tensors {
  for (const tensor of Object.values(tensors)) own.own(tensor)
  return tensors
}
