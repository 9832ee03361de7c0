import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  interpolate,
  interpolateWithin,
  maskValues,
  resizeMask,
  sizeOf,
  type Tensor3D,
  valuesIn,
  valueWork,
} from '../../src/tensor'
import { Features, Mask } from '../ports'
import { interpolateForecast, interpolateLayers, interpolationAmount } from './interpolate-layers'
import { explainNetworkFailure } from './network'

export const featuresInterpolate = defineNode({
  type: 'features/interpolate',
  version: 1,
  title: 'Interpolate features',
  category: 'Features',
  doc: 'The activations of two pictures of one size, mixed layer by layer: as a content target, a picture that shows something between both. Between two of Match statistics it mixes two styles, by weight or, with a mask, each in its place (Huang and Belongie 2017, section 6.4).',
  inputs: {
    a: port(Features, { label: 'first', doc: 'Features at amount 0, and where the mask is black.' }),
    b: port(Features, { label: 'second', doc: 'Features at amount 1, of the same layers and size.' }),
    mask: port(Mask, {
      label: 'mask',
      doc: 'Where the second counts: the amount is multiplied by it, so set the amount to 1 for all of the second where the mask is white. It is averaged to the size of every layer; everywhere when nothing is wired.',
      optional: true,
    }),
  },
  params: { amount: interpolationAmount },
  outputs: { features: port(Features, { label: 'features', doc: 'Features between the two.' }) },
  forecast({ inputs: { a, mask } }) {
    const { work, peak } = interpolateForecast(a)
    const resized = mask ? valueWork * valuesIn(mask) * Object.keys(a.layers).length : 0
    return { outputs: { features: a }, work: work + resized, peak }
  },
  async run({ inputs: { a, b, mask }, params: { amount } }, context) {
    const places = mask && (await maskValues(mask))
    const mix = (first: Tensor3D, second: Tensor3D) =>
      places
        ? interpolateWithin(first, second, amount, resizeMask(places, sizeOf(first)))
        : interpolate(first, second, amount)
    try {
      return { features: interpolateLayers(a, b, mix, context) }
    } catch (cause) {
      return explainNetworkFailure(cause)
    }
  },
})
