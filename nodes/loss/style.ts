import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { styleTerm } from '../../src/tensor'
import { Gram, Loss } from '../ports'
import { guideOf, paintedMask } from './guide'
import { forecastTerms, layerRatio, layerTerms, layerWeighting, lossForm } from './layered'

export const lossStyle = defineNode({
  type: 'loss/style',
  version: 1,
  title: 'Style loss',
  category: 'Loss',
  doc: "How far the picture's Gram matrices are from those of the style picture: mean((G − A)²) for each layer (Gatys, Ecker and Bethge 2015, section 2). Shallow layers carry colors and fine strokes, deep ones larger shapes. With a mask it counts on a part of the picture only, so that several styles share one (Gatys et al. 2017, section 4).",
  inputs: {
    gram: port(Gram, { label: 'Gram', doc: 'Gram matrices of the style picture.' }),
    mask: paintedMask,
  },
  params: { form: lossForm, layers: layerWeighting, ratio: layerRatio },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer.' }) },
  forecast: ({ inputs: { gram, mask }, params: { form } }) =>
    forecastTerms(gram, form, { statistic: 'gram', ...(mask && { guided: true, inPlace: true }) }),
  async run({ inputs, params: { form, layers, ratio } }, context) {
    const guide = await guideOf(inputs.mask, 'mask')
    const loss = layerTerms(
      inputs.gram,
      { layers, ratio },
      (needs, target, weight) => styleTerm({ needs, target, weight, form, guide }),
      context,
    )
    return { loss }
  },
})
