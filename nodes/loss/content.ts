import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { contentTerm } from '../../src/tensor'
import { Features, Loss } from '../ports'
import { guideOf, paintedMask } from './guide'
import { forecastTerms, layerRatio, layerTerms, layerWeighting, lossForm } from './layered'

export const lossContent = defineNode({
  type: 'loss/content',
  version: 1,
  title: 'Content loss',
  category: 'Loss',
  doc: "How far the picture's features are from those of the content picture: mean((F − P)²) for each layer (Gatys, Ecker and Bethge 2015, section 2). Deep layers keep what is shown and leave free how; shallow ones keep every stroke.",
  inputs: {
    features: port(Features, { label: 'features', doc: 'Features of the content picture, usually relu4_2.' }),
    mask: paintedMask,
  },
  params: { form: lossForm, layers: layerWeighting, ratio: layerRatio },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer.' }) },
  forecast: ({ inputs, params: { form } }) => forecastTerms(inputs.features, form, { inPlace: true }),
  async run({ inputs, params: { form, layers, ratio } }, context) {
    const guide = await guideOf(inputs.mask, 'mask')
    return {
      loss: layerTerms(
        inputs.features,
        { layers, ratio },
        (needs, target, weight) => contentTerm({ needs, target, weight, form, guide }),
        context,
      ),
    }
  },
})
