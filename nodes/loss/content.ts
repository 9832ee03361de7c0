import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { contentTerm } from '../../src/tensor'
import { Features, Loss } from '../ports'
import { forecastTerms, layerTerms, layerWeighting, lossForm } from './layered'

export const lossContent = defineNode({
  type: 'loss/content',
  version: 1,
  title: 'Content loss',
  category: 'Loss',
  doc: "How far the picture's features are from those of the content picture: mean((F − P)²) for each layer (Gatys, Ecker and Bethge 2015, section 2). Deep layers keep what is shown and leave free how; shallow ones keep every stroke.",
  inputs: {
    features: port(Features, { label: 'features', doc: 'Features of the content picture, usually relu4_2.' }),
  },
  params: { form: lossForm, layers: layerWeighting },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer.' }) },
  forecast: ({ inputs, params: { form } }) => forecastTerms(inputs.features, form),
  run: ({ inputs, params: { form, layers } }, context) => ({
    loss: layerTerms(
      inputs.features,
      layers,
      (needs, target, weight) => contentTerm({ needs, target, weight, form }),
      context,
    ),
  }),
})
