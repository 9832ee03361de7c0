import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { gramMatrix } from '../../src/tensor'
import { Features, Gram } from '../ports'
import { mapLayers } from '../ports/layered'

export const featuresGram = defineNode({
  type: 'features/gram',
  version: 1,
  title: 'Gram matrix',
  category: 'Features',
  doc: 'How strongly each pair of channels fires together, averaged over the whole picture: G = F Fᵀ / (h·w·c). It keeps which textures there are and forgets where they are, which is what makes it a description of style (Gatys, Ecker and Bethge 2015, section 2).',
  inputs: { features: port(Features, { label: 'features', doc: 'Activations, layer by layer.' }) },
  params: {},
  outputs: { gram: port(Gram, { label: 'Gram', doc: 'One matrix [c, c] per layer.' }) },
  run: ({ inputs: { features } }, context) => ({
    gram: { ...features, layers: mapLayers(features.layers, gramMatrix, context) },
  }),
})
