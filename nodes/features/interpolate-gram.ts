import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { interpolate } from '../../src/tensor'
import { Gram } from '../ports'
import { interpolateForecast, interpolateLayers, interpolationAmount } from './interpolate-layers'

export const featuresInterpolateGram = defineNode({
  type: 'features/interpolate-gram',
  version: 1,
  title: 'Interpolate Grams',
  category: 'Features',
  doc: 'The Gram matrices of two styles, mixed layer by layer: one style between the two, where two style losses would pull at the picture from both sides. The style pictures may be of any sizes.',
  inputs: {
    a: port(Gram, { label: 'first', doc: 'The style at amount 0.' }),
    b: port(Gram, { label: 'second', doc: 'The style at amount 1, of the same layers.' }),
  },
  params: { amount: interpolationAmount },
  outputs: { gram: port(Gram, { label: 'Gram', doc: 'Gram matrices between the two.' }) },
  forecast: ({ inputs: { a } }) => ({ outputs: { gram: a }, ...interpolateForecast(a) }),
  run: ({ inputs: { a, b }, params: { amount } }, context) => ({
    gram: interpolateLayers(a, b, (first, second) => interpolate(first, second, amount), context),
  }),
})
