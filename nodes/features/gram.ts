import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { gramMatrix, gramPeak, gramWork, shapeBytes, type Tensor3D } from '../../src/tensor'
import { guideOf } from '../loss/guide'
import { Features, Gram, Mask } from '../ports'
import { mapLayers } from '../ports/layered'
import { explainNetworkFailure } from './network'

export const featuresGram = defineNode({
  type: 'features/gram',
  version: 1,
  title: 'Gram matrix',
  category: 'Features',
  doc: 'How strongly each pair of channels fires together, averaged over the whole picture: G = F Fᵀ / (h·w·c). It keeps which textures there are and forgets where they are, which is what makes it a description of style (Gatys, Ecker and Bethge 2015, section 2).',
  inputs: {
    features: port(Features, { label: 'features', doc: 'Activations, layer by layer.' }),
    mask: port(Mask, {
      label: 'mask',
      doc: 'Which part of the picture is described; all of it when nothing is wired (guided Gram matrices, Gatys et al. 2017, section 4.1).',
      optional: true,
    }),
  },
  params: {},
  outputs: { gram: port(Gram, { label: 'Gram', doc: 'One matrix [c, c] per layer.' }) },
  forecast({ inputs: { features } }) {
    const shapes = Object.entries(features.layers)
    const layers = Object.fromEntries(shapes.map(([layer, [, , c]]) => [layer, [c, c]]))
    const kept = shapes.reduce((sum, [, [, , c]]) => sum + shapeBytes([c, c]), 0)
    return {
      outputs: { gram: { ...features, layers } },
      work: shapes.reduce((sum, [, shape]) => sum + gramWork(shape), 0),
      // Every matrix is handed to the cache as a second handle.
      peak: 2 * kept + Math.max(0, ...shapes.map(([, shape]) => gramPeak(shape))),
    }
  },
  async run({ inputs: { features, mask } }, context) {
    const guide = await guideOf(mask, 'mask')
    try {
      const gram = (layer: Tensor3D) => gramMatrix(layer, guide)
      return { gram: { ...features, layers: mapLayers(features.layers, gram, context) } }
    } catch (cause) {
      return explainNetworkFailure(cause)
    }
  },
})
