import { describeDiscriminator } from '../../models'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { createNetwork, parameterCount } from '../../src/tensor'
import { Discriminator } from '../ports'
import { presetParam, sideParam, weightSeedParam } from './gan-params'

export const trainDiscriminator = defineNode({
  type: 'train/discriminator',
  version: 1,
  title: 'Discriminator',
  category: 'Train',
  doc: 'A network that tells real pictures from generated ones: one score for each (DCGAN, Radford et al. 2016), or one for every place (Patch; Li and Wand 2016). It has learned nothing yet: wire it into Train GAN. Where the objective asks for a probability, a sigmoid makes one of its score.',
  inputs: {},
  params: {
    preset: {
      ...presetParam,
      doc: 'How it is built. All but DCGAN divide their filters by their largest singular value (Miyato et al. 2018), which keeps the game fair.',
    },
    side: sideParam,
    width: integer({
      label: 'Width',
      doc: 'Channels of its first layer, doubled at each halving. DCGAN has 64.',
      default: 24,
      min: 4,
      max: 512,
      track: { min: 8, max: 128 },
      scale: 'log',
    }),
    seed: weightSeedParam,
  },
  outputs: {
    discriminator: port(Discriminator, {
      label: 'discriminator',
      doc: 'The discriminator, not yet trained.',
    }),
  },
  forecast({ params }) {
    const description = describeDiscriminator({ ...params, side: Number(params.side) })
    const parameters = parameterCount(description)
    return {
      outputs: { discriminator: { description, copies: 1 } },
      work: 100 * parameters,
      peak: 4 * parameters,
    }
  },
  run({ params }, context) {
    const description = describeDiscriminator({ ...params, side: Number(params.side) })
    return { discriminator: createNetwork(description, context.random(params.seed)) }
  },
})
