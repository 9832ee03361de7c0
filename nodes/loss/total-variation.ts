import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { totalVariationTerm } from '../../src/tensor'
import { Loss } from '../ports'

export const lossTotalVariation = defineNode({
  type: 'loss/total-variation',
  version: 1,
  title: 'Total variation',
  category: 'Loss',
  doc: 'How much neighboring pixels differ: the mean of squared differences along both axes (Mahendran and Vedaldi 2015, section 3). A little removes noise, much gives flat, smooth paint.',
  inputs: {},
  params: {},
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term, tv, on the picture itself.' }) },
  forecast: () => ({ outputs: { loss: [{ bytes: 0 }] }, work: 0, peak: 0 }),
  run: () => ({ loss: [totalVariationTerm({ weight: 1 })] }),
})
