import { defineNode } from '../../src/core/node'
import { choice, integer, seed } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  cloneNetwork,
  drawGeneratorInput,
  type GameScore,
  ganStepCost,
  latentLength,
  takeTurn,
} from '../../src/tensor'
import { Discriminator, Generator, Images, Objective, Table, type TableValue } from '../ports'
import {
  augmentationsOf,
  augmentParam,
  batchParam,
  beta1Param,
  rateParam,
  stepSettings,
} from './gan-training-params'
import { demandFitting } from './sizes'

export const trainGanStep = defineNode({
  type: 'train/gan-step',
  version: 1,
  title: 'GAN step',
  category: 'Train',
  doc: 'One move of the game, to look at: the discriminator or the generator takes a step, the other one stays as it is, and the table has the losses and what the discriminator says of real and generated pictures, before and after, on the same pictures. Wire several one after the other (Goodfellow et al. 2014, algorithm 1). Train GAN does the same many times.',
  inputs: {
    images: port(Images, {
      label: 'images',
      doc: 'Real pictures, all of the size that the generator makes.',
    }),
    generator: port(Generator, { label: 'generator', doc: 'Of the step before, or a new one.' }),
    discriminator: port(Discriminator, { label: 'discriminator', doc: 'Of the step before, or a new one.' }),
    objective: port(Objective, {
      label: 'objective',
      doc: 'What they play for; minimax when nothing is wired.',
      optional: true,
    }),
  },
  params: {
    player: choice({
      label: 'Player',
      doc: 'Whose move it is.',
      default: 'discriminator',
      options: [
        { value: 'discriminator', label: 'Discriminator' },
        { value: 'generator', label: 'Generator' },
      ],
    }),
    steps: integer({
      label: 'Steps',
      doc: 'How many moves in a row. After one, the numbers are of the very pictures that it learned from.',
      default: 1,
      min: 0,
      max: 1000,
      track: { min: 1, max: 20 },
      unit: 'steps',
    }),
    batch: batchParam,
    rate: rateParam,
    beta1: beta1Param,
    augment: { ...augmentParam, default: [] },
    seed: seed({ label: 'Seed', doc: 'Of all that is drawn at random. The same seed gives the same step.' }),
  },
  outputs: {
    score: port(Table, {
      label: 'score',
      doc: 'Both losses, D(x) and D(G(z)), before and after the move.',
    }),
    generator: port(Generator, { label: 'generator', doc: 'For the next step.', aside: true }),
    discriminator: port(Discriminator, { label: 'discriminator', doc: 'For the next step.', aside: true }),
  },
  forecast({ inputs: { generator, discriminator }, params }) {
    const step = ganStepCost(generator.description, discriminator.description, params.batch, 1)
    const trained = (network: typeof generator) => ({ description: network.description, copies: 3 })
    return {
      outputs: {
        score: { rows: 2, columns: 4 },
        generator: trained(generator),
        discriminator: trained(discriminator),
      },
      work: (params.steps + 1) * step.work,
      peak: step.peak,
    }
  },
  async run({ inputs, params }, context) {
    const { generator, discriminator, objective = { name: 'minimax', smoothing: 0 } } = inputs
    const { images } = inputs.images
    const { places } = demandFitting(images, generator.description, discriminator.description)
    const { player, rate, beta1 } = params
    const settings = stepSettings(objective, augmentationsOf(params.augment), {
      generatorRate: rate,
      discriminatorRate: rate,
      beta1,
    })
    const length = latentLength(generator.description)
    const { moved, before, after } = await takeTurn({
      generator,
      discriminator,
      player,
      steps: params.steps,
      pictures: images,
      batch: params.batch,
      settings: settings[player],
      latents: (count, normal) => drawGeneratorInput(count, length, places, normal),
      random: context.random(params.seed),
      signal: context.signal,
    })
    return {
      score: scoreTable(before, after),
      generator: player === 'generator' ? moved : cloneNetwork(generator),
      discriminator: player === 'discriminator' ? moved : cloneNetwork(discriminator),
    }
  },
})

function scoreTable(before: GameScore, after: GameScore): TableValue {
  const row = (name: string, { discriminatorLoss, generatorLoss, real, fake }: GameScore) => ({
    name,
    values: [discriminatorLoss, generatorLoss, real, fake],
  })
  return {
    metrics: [{ name: 'D loss' }, { name: 'G loss' }, { name: 'D(x)' }, { name: 'D(G(z))' }],
    rows: [row('before', before), row('after', after)],
  }
}
