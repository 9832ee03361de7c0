import { describeGenerator } from '../../models'
import { defineNode } from '../../src/core/node'
import { integer } from '../../src/core/param'
import { port } from '../../src/core/port'
import { createNetwork, parameterCount } from '../../src/tensor'
import { Generator } from '../ports'
import { presetParam, sideParam, weightSeedParam, widthParam } from './gan-params'

export const trainGenerator = defineNode({
  type: 'train/generator',
  version: 1,
  title: 'Generator',
  category: 'Train',
  doc: 'A network that draws pictures from random numbers (Goodfellow et al. 2014; DCGAN, Radford et al. 2016). It has learned nothing yet: wire it into Train GAN. The table lists its layers.',
  inputs: {},
  params: {
    preset: presetParam,
    latent: integer({
      label: 'Latent',
      doc: 'How many random numbers a picture is drawn from. DCGAN has 100; few make a small space that is easy to walk through.',
      default: 64,
      min: 1,
      max: 1024,
      track: { min: 2, max: 256 },
      scale: 'log',
    }),
    side: sideParam,
    width: widthParam,
    seed: weightSeedParam,
  },
  outputs: { generator: port(Generator, { label: 'generator', doc: 'The generator, not yet trained.' }) },
  forecast({ params }) {
    const description = describeGenerator({ ...params, side: Number(params.side) })
    const parameters = parameterCount(description)
    return {
      outputs: { generator: { description, copies: 1 } },
      work: 100 * parameters,
      peak: 4 * parameters,
    }
  },
  run({ params }, context) {
    const description = describeGenerator({ ...params, side: Number(params.side) })
    return { generator: createNetwork(description, context.random(params.seed)) }
  },
})
