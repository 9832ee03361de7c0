import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { judgeImages, passCost } from '../../src/tensor'
import { Discriminator, Images, Table } from '../ports'
import { demandJudging } from '../train/sizes'

export const generateDiscriminate = defineNode({
  type: 'generate/discriminate',
  version: 1,
  title: 'Discriminate',
  category: 'Generate',
  doc: 'What a discriminator says of pictures: the higher the score, the more real they look to it. Its sigmoid is the probability D(x) of minimax and non-saturating games. A discriminator of the kind Patch judges every place: the maps are bright where it sees nothing wrong.',
  inputs: {
    images: port(Images, { label: 'images', doc: 'Pictures of a size that the discriminator takes.' }),
    discriminator: port(Discriminator, { label: 'discriminator', doc: 'From Train GAN.' }),
  },
  params: {},
  outputs: {
    table: port(Table, { label: 'scores', doc: 'The score of each picture, and its sigmoid.' }),
    maps: port(Images, {
      label: 'maps',
      doc: 'The sigmoid of the scores at every place, as gray pictures of the same sizes.',
    }),
  },
  forecast({ inputs: { images, discriminator } }) {
    const passes = images.images.map((shape) => passCost(discriminator.description, 1, 'forward', shape))
    const bytes = images.images.reduce((sum, shape) => sum + 4 * shape[0] * shape[1] * shape[2], 0)
    return {
      outputs: { table: { rows: passes.length, columns: 2 }, maps: { images: images.images } },
      work: passes.reduce((sum, { work }) => sum + work, 0),
      peak: Math.max(0, ...passes.map(({ peak }) => peak)) + bytes,
    }
  },
  async run({ inputs: { images, discriminator } }, context) {
    for (const { shape } of images.images) demandJudging(discriminator.description, shape)
    const verdicts = await judgeImages(discriminator, images.images, { signal: context.signal })
    return {
      table: {
        metrics: [{ name: 'score' }, { name: 'D(x)' }],
        rows: verdicts.map(({ score }, index) => ({
          name: String(index + 1),
          values: [score, 1 / (1 + Math.exp(-score))],
        })),
      },
      maps: { images: verdicts.map(({ map }) => map) },
    }
  },
})
