import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { styleTerm } from '../../src/tensor'
import { Gram, Loss } from '../ports'
import { forecastTerms, layerTerms, layerWeighting, lossForm } from './layered'

export const lossStyle = defineNode({
  type: 'loss/style',
  version: 1,
  title: 'Style loss',
  category: 'Loss',
  doc: "How far the picture's Gram matrices are from those of the style picture: mean((G − A)²) for each layer (Gatys, Ecker and Bethge 2015, section 2). Shallow layers carry colors and fine strokes, deep ones larger shapes.",
  inputs: { gram: port(Gram, { label: 'Gram', doc: 'Gram matrices of the style picture.' }) },
  params: { form: lossForm, layers: layerWeighting },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer.' }) },
  forecast: ({ inputs, params: { form } }) => forecastTerms(inputs.gram, form, 'gram'),
  run: ({ inputs, params: { form, layers } }, context) => ({
    loss: layerTerms(
      inputs.gram,
      layers,
      (needs, target, weight) => styleTerm({ needs, target, weight, form }),
      context,
    ),
  }),
})
