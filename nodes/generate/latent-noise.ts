import { defineNode } from '../../src/core/node'
import { integer, seed, slider } from '../../src/core/param'
import { port } from '../../src/core/port'
import { drawNormal, type Tensor2D } from '../../src/tensor'
import { Generator, Latent } from '../ports'
import { lengthFor, lengthParam } from './latent-size'

export const generateLatentNoise = defineNode({
  type: 'generate/latent-noise',
  version: 1,
  title: 'Latent noise',
  category: 'Generate',
  doc: 'Random points of the space that a generator draws from: numbers with mean 0 and deviation 1, one row for each picture. The same seed gives the same pictures.',
  inputs: {
    generator: port(Generator, {
      label: 'generator',
      doc: 'Says how many numbers it takes.',
      optional: true,
    }),
  },
  params: {
    count: integer({
      label: 'Pictures',
      doc: 'How many points.',
      default: 16,
      min: 1,
      max: 1024,
      track: { min: 1, max: 64 },
      unit: 'images',
    }),
    length: lengthParam,
    truncation: slider({
      label: 'Truncation',
      doc: 'How far from the middle: below 1 pictures are more typical and less varied (Brock et al. 2019, section 3.1).',
      default: 1,
      min: 0,
      max: 2,
      step: 0.01,
    }),
    seed: seed({ label: 'Seed', doc: 'The same seed gives the same points.' }),
  },
  outputs: { latent: port(Latent, { label: 'latent', doc: 'One row for each picture.' }) },
  forecast({ inputs: { generator }, params }) {
    const size = { count: params.count, length: lengthFor(generator, params.length) }
    const values = size.count * size.length
    return { outputs: { latent: size }, work: 100 * values, peak: 4 * values }
  },
  run({ inputs: { generator }, params }, context) {
    const random = context.random(params.seed)
    const shape = [params.count, lengthFor(generator, params.length)]
    const values = drawNormal(shape, () => params.truncation * random.normal()) as Tensor2D
    return { latent: { values, seed: params.seed, sharesNoise: false } }
  },
})
