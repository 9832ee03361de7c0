import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { Image, Loss, Measures } from '../ports'
import { lossReadings, lossReadingsCost } from './readings'

export const measureLoss = defineNode({
  type: 'measure/loss',
  version: 1,
  title: 'Measure loss',
  category: 'Measure',
  doc: 'What losses say of a finished picture, however it was made: content loss and style loss layer by layer, unweighted, and their weighted total (Gatys, Ecker and Bethge 2015, section 2). Each network runs once forward.',
  inputs: {
    image: port(Image, { label: 'image', doc: 'The picture to measure.' }),
    loss: port(Loss, { label: 'loss', doc: 'What to measure it by; as for an optimizer.' }),
  },
  params: {},
  outputs: { measures: port(Measures, { label: 'measures', doc: 'One number per term, and the total.' }) },
  forecast({ inputs: { image, loss } }) {
    const cost = lossReadingsCost(image, loss)
    return cost && { outputs: { measures: loss.length + 1 }, ...cost }
  },
  run: async ({ inputs: { image, loss } }, { signal }) => ({
    measures: await lossReadings(image, loss, 'The picture', signal),
  }),
})
