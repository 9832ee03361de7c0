import * as tf from '@tensorflow/tfjs-core'
import { disposeTensors, valuesOf } from '../../memory'
import { Owned } from '../../owned'
import { Pacer } from '../../pause'
import { runPaced } from '../../steps'
import { cloneNetwork, disposeNetwork, runNetwork, type TrainableNetwork } from '../network'
import { drawBatch, drawFakes, type RandomNumbers } from './batches'
import { discriminatorLoss, type GanObjective, generatorLoss, isProbability } from './objective'
import { discriminatorStep, type GanStepSettings, generatorStep } from './steps'

/** How a game stands, on one batch of real and of generated pictures. */
export interface GameScore {
  readonly discriminatorLoss: number
  readonly generatorLoss: number
  /** D(x) and D(G(z)): probabilities, or scores where the objective has none. */
  readonly real: number
  readonly fake: number
}

export type Player = 'generator' | 'discriminator'

export interface TurnOptions {
  readonly generator: TrainableNetwork
  readonly discriminator: TrainableNetwork
  /** Whose turn it is. */
  readonly player: Player
  readonly steps: number
  /** Real pictures, [h, w, 3], 0..1; borrowed. */
  readonly pictures: readonly tf.Tensor3D[]
  readonly batch: number
  readonly settings: GanStepSettings
  /** What the generator draws from, [n, ...]; the callee owns it. */
  readonly latents: (count: number, normal: () => number) => tf.Tensor
  /** Two streams with the same numbers give the same turn. */
  readonly random: RandomNumbers
  readonly signal?: AbortSignal
}

/**
 * Some steps of one player, the other one as it is, with the score before and after them on one and the same batch,
 * not augmented. The caller owns the network.
 */
export async function takeTurn(options: TurnOptions): Promise<{
  readonly moved: TrainableNetwork
  readonly before: GameScore
  readonly after: GameScore
}> {
  const { generator, discriminator, player, pictures, batch, settings, random, signal } = options
  const pacer = new Pacer(signal)
  const [uniform, normal] = [() => random.uniform(), () => random.normal()]
  const own = new Owned()
  let moved = cloneNetwork(player === 'generator' ? generator : discriminator)
  try {
    const real = own.own(drawBatch(pictures, batch, uniform))
    const latents = own.own(options.latents(batch, normal))
    const score = (now: TrainableNetwork) => {
      const pair = player === 'generator' ? ([now, discriminator] as const) : ([generator, now] as const)
      return scoreGame(...pair, real, latents, settings.objective, pacer)
    }
    const before = await score(moved)
    for (let step = 0; step < options.steps; step++) {
      // The first step learns from the pictures that are scored.
      const seen = step === 0 ? real : own.own(drawBatch(pictures, batch, uniform))
      const drawn = step === 0 ? latents : own.own(options.latents(batch, normal))
      const stepped =
        player === 'generator'
          ? await runPaced(generatorStep(moved, discriminator, drawn, settings, 0, uniform), pacer)
          : await discriminate(moved, seen, drawn)
      disposeTensors([stepped.measures])
      disposeNetwork(moved)
      moved = stepped.network
      if (step > 0) for (const used of [seen, drawn]) own.free(used)
    }
    return { moved, before, after: await score(moved) }
  } catch (error) {
    disposeNetwork(moved)
    throw error
  } finally {
    own.dispose()
  }

  async function discriminate(network: TrainableNetwork, seen: tf.Tensor4D, drawn: tf.Tensor) {
    const fake = await drawFakes(generator, drawn, pacer)
    try {
      return await runPaced(discriminatorStep(network, seen, fake, settings, uniform), pacer)
    } finally {
      fake.dispose()
    }
  }
}

async function scoreGame(
  generator: TrainableNetwork,
  discriminator: TrainableNetwork,
  real: tf.Tensor4D,
  latents: tf.Tensor,
  objective: GanObjective,
  pacer: Pacer,
): Promise<GameScore> {
  const own = new Owned()
  const plain = { training: false, keep: false }
  try {
    const fake = own.own(await drawFakes(generator, latents, pacer))
    const judge = async (pictures: tf.Tensor) => {
      const { y } = await runPaced(
        runNetwork(discriminator, discriminator.variables, pictures, plain, own),
        pacer,
      )
      return own.own(y)
    }
    const [ofReal, ofFake] = [await judge(real), await judge(fake)]
    const scores = own.own(
      tf.tidy(() => {
        const shown = (of: tf.Tensor) => tf.mean(isProbability(objective) ? tf.sigmoid(of) : of)
        const losses = [
          discriminatorLoss(ofReal, ofFake, objective).value,
          generatorLoss(ofFake, objective).value,
        ]
        return tf.stack([...losses, shown(ofReal), shown(ofFake)])
      }),
    )
    const [dLoss = Number.NaN, gLoss = Number.NaN, onReal = Number.NaN, onFake = Number.NaN] =
      await valuesOf(scores)
    return { discriminatorLoss: dLoss, generatorLoss: gLoss, real: onReal, fake: onFake }
  } finally {
    own.dispose()
  }
}
