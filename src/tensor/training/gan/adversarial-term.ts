import * as tf from '@tensorflow/tfjs-core'
import { scoreBySteps } from '../../losses/stepped'
import type { LossTerm, ScoreWithGradient } from '../../losses/term'
import { Owned } from '../../owned'
import { runAtOnce, type Steps } from '../../steps'
import { toNetworkRange } from '../draw'
import { goBack, runNetwork, type TrainableNetwork } from '../network'
import { type GanObjective, generatorLoss } from './objective'

/**
 * How far a discriminator is from taking the picture for real: what a generator would minimize, a mean over all places
 * that it scores (Li and Wand 2016, section 4).
 *
 * @param discriminator one that takes pictures of any size, borrowed; the term keeps handles of its own.
 */
export function adversarialTerm(options: {
  readonly discriminator: TrainableNetwork
  readonly objective: GanObjective
  readonly weight: number
}): LossTerm {
  const { discriminator, objective, weight } = options
  const names = Object.keys(discriminator.variables)
  const steps = (x: tf.Tensor, targets: readonly tf.Tensor[]) => {
    const variables = Object.fromEntries(names.flatMap((name, i) => (targets[i] ? [[name, targets[i]]] : [])))
    return scoreSteps(x as tf.Tensor3D, { ...discriminator, variables }, objective)
  }
  return {
    name: 'adversarial',
    weight,
    targets: Object.values(discriminator.variables).map((variable) => tf.clone(variable)),
    score: (x, targets) => scoreBySteps(x, (input) => runAtOnce(steps(input, targets))),
    scoreInSteps: steps,
  }
}

function* scoreSteps(
  picture: tf.Tensor3D,
  discriminator: TrainableNetwork,
  objective: GanObjective,
): Steps<ScoreWithGradient> {
  const own = new Owned()
  try {
    const seen = own.own(tf.tidy(() => tf.expandDims(toNetworkRange(picture), 0)))
    // As in training, where its filters are normalized; what a batch normalization would remember is not kept.
    const pass = yield* runNetwork(
      discriminator,
      discriminator.variables,
      seen,
      { training: false, keep: true },
      own,
    )
    own.own(pass.y)
    const { value, atFake } = generatorLoss(pass.y, objective)
    own.own(value)
    const { input } = yield* goBack(pass, own.own(atFake), { input: true, variables: false })
    if (!input) throw new Error('A discriminator gave no gradient at a picture.')
    own.own(input)
    const gradient = tf.tidy(() => tf.mul(tf.reshape(input, picture.shape), 2))
    return { value: own.release(value), gradient }
  } finally {
    own.dispose()
  }
}
