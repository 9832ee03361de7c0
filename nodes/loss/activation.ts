import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { activationTerm, copyCost, shapeBytes, type TermSize } from '../../src/tensor'
import { Features, Loss } from '../ports'
import { guideOf, paintedMask } from './guide'
import { layerRatio, layerTerms, layerWeighting, lossForm } from './layered'

export const lossActivation = defineNode({
  type: 'loss/activation',
  version: 1,
  title: 'Excite',
  category: 'Loss',
  doc: 'Falls as layers of the network are excited more, −mean(F²) for each: the picture turns into what they look for (DeepDream, Mordvintsev, Olah and Tyka 2015). Middle layers give patterns, deep ones parts of things; with Pick layers, a single channel.',
  inputs: {
    features: port(Features, {
      label: 'features',
      doc: 'The layers to excite, usually of the picture that is started from.',
    }),
    mask: paintedMask,
  },
  params: { form: lossForm, layers: layerWeighting, ratio: layerRatio },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer; below 0.' }) },
  forecast({ inputs: { features, mask }, params: { form } }) {
    const { network, pooling, padding } = features
    const divisor = form === 'relative' ? [1] : [0]
    const shapes = Object.entries(features.layers)
    const loss = shapes.map(([layer]): TermSize => {
      return {
        needs: { network, layer, pooling, padding },
        ...(mask && { inPlace: true }),
        bytes: shapeBytes(divisor),
      }
    })
    if (form === 'raw') return { outputs: { loss }, work: 0, peak: 0 }
    const largest = Math.max(0, ...shapes.map(([, shape]) => shapeBytes(shape)))
    return { outputs: { loss }, work: copyCost(...shapes.map(([, shape]) => shape)).work, peak: largest }
  },
  async run({ inputs, params: { form, layers, ratio } }, context) {
    const guide = await guideOf(inputs.mask, 'mask')
    const loss = layerTerms(
      inputs.features,
      { layers, ratio },
      (needs, features, weight) => activationTerm({ needs, features, form, weight, guide }),
      context,
    )
    return { loss }
  },
})
