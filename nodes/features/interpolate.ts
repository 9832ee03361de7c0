import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { Features } from '../ports'
import { interpolateForecast, interpolateLayers, interpolationAmount } from './interpolate-layers'

export const featuresInterpolate = defineNode({
  type: 'features/interpolate',
  version: 1,
  title: 'Interpolate features',
  category: 'Features',
  doc: 'The activations of two pictures of one size, mixed layer by layer: as a content target, a picture that shows something between both.',
  inputs: {
    a: port(Features, { label: 'first', doc: 'Features at amount 0.' }),
    b: port(Features, { label: 'second', doc: 'Features at amount 1, of the same layers and size.' }),
  },
  params: { amount: interpolationAmount },
  outputs: { features: port(Features, { label: 'features', doc: 'Features between the two.' }) },
  forecast: ({ inputs: { a } }) => ({ outputs: { features: a }, ...interpolateForecast(a) }),
  run: ({ inputs: { a, b }, params: { amount } }, context) => ({
    features: interpolateLayers(a, b, amount, context),
  }),
})
