import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { measureCost } from '../../src/tensor'
import { Image, Measures } from '../ports'
import { checkNotSmall, checkSameSize } from './check'
import { similarityMeasures, similarityReadings } from './readings'

export const measureSimilarity = defineNode({
  type: 'measure/similarity',
  version: 1,
  title: 'Measure similarity',
  category: 'Measure',
  doc: 'How near a picture is to another of the same size, such as the result to its content. PSNR: 10 log₁₀(1 / mean((a − b)²)) over all values, infinite for equal pictures. SSIM: structural similarity of the lumas, 1 for equal pictures (Wang et al. 2004: Gaussian window of 11 px with σ = 1.5, K1 = 0.01, K2 = 0.03).',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to measure.' }),
    reference: port(Image, { label: 'reference', doc: 'What it is measured against, of the same size.' }),
  },
  params: {},
  outputs: { measures: port(Measures, { label: 'measures', doc: 'PSNR and SSIM.' }) },
  forecast: ({ inputs: { image } }) => ({
    outputs: { measures: similarityMeasures.length },
    ...measureCost(image, similarityMeasures),
  }),
  async run({ inputs: { image, reference } }, { signal }) {
    checkSameSize(image, reference, 'The picture')
    checkNotSmall(image, 'The picture')
    return { measures: await similarityReadings(image, reference, signal) }
  },
})
