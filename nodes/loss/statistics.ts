import { defineNode } from '../../src/core/node'
import { choice, integer, seed } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  disposeTensors,
  quantileCount,
  type Shape3,
  shapeBytes,
  statisticPeak,
  statisticWork,
  type TermSize,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import { Features, Loss, Mask } from '../ports'
import { distances, type StyleDistance } from './distances'
import { guideOf, paintedMask } from './guide'
import { layerRatio, layerTerms, layerWeighting, lossForm } from './layered'

export const lossStatistics = defineNode({
  type: 'loss/statistics',
  version: 1,
  title: 'Style by statistics',
  category: 'Loss',
  doc: "How far the statistics of the picture's features are from those of the style picture, by other measures than Gram matrices. They take the place of Gram matrix and Style loss; their colors and strokes differ, so try them.",
  inputs: {
    features: port(Features, { label: 'features', doc: 'Features of the style picture.' }),
    mask: paintedMask,
    styleMask: port(Mask, {
      label: 'style mask',
      doc: 'Which part of the style picture counts; all of it when nothing is wired.',
      optional: true,
    }),
  },
  params: {
    distance: choice({
      label: 'Distance',
      doc: 'Mean and variance of every channel (Li et al. 2017) is the cheapest and freest. Wasserstein also holds how channels vary together, as the distance of two Gaussians (Vacher et al. 2020; style-transfer-pytorch): the cloud of features as a whole is compared, at the price of a matrix root for each layer and iteration. Sliced takes the cloud as it is, with all its clusters: along random directions, sorted features are compared with sorted features (Heitz et al. 2021, section 3).',
      default: 'gaussian',
      options: [
        { value: 'gaussian', label: 'Wasserstein' },
        { value: 'moments', label: 'Mean and variance' },
        { value: 'sliced', label: 'Sliced' },
      ],
    }),
    directions: integer({
      label: 'Directions',
      doc: 'For Sliced: along how many directions features are compared, for each channel of a layer. More hold the style closer and take as much longer.',
      default: 1,
      min: 1,
      max: 16,
      track: { min: 1, max: 8 },
    }),
    seed: seed({
      label: 'Seed',
      doc: 'For Sliced: of the directions, which stay the same from step to step, so that any optimizer can be used.',
    }),
    form: lossForm,
    layers: layerWeighting,
    ratio: layerRatio,
  },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer.' }) },
  forecast({ inputs: { features, mask }, params: { distance, form, directions } }) {
    const { network, pooling, padding } = features
    const shapes = Object.entries(features.layers)
    const count = ([, , channels]: Shape3) => (distance === 'sliced' ? directions * channels : 0)
    const loss = shapes.map(([layer, shape]): TermSize => {
      return {
        needs: { network, layer, pooling, padding },
        statistic: distance,
        ...(distance === 'sliced' ? { directions: count(shape) } : mask && { guided: true }),
        ...(mask && { inPlace: true }),
        bytes: targetBytes(distance, form, shape, count(shape)),
      }
    })
    const kept = loss.reduce((sum, { bytes }) => sum + bytes, 0)
    const largest = Math.max(0, ...shapes.map(([, shape]) => statisticPeak(distance, shape, count(shape))))
    return {
      outputs: { loss },
      work: shapes.reduce((sum, [, shape]) => sum + statisticWork(distance, shape, count(shape)), 0),
      peak: 2 * kept + largest,
    }
  },
  async run({ inputs, params }, context) {
    const guide = await guideOf(inputs.mask, 'mask')
    const styleGuide = await guideOf(inputs.styleMask, 'styleMask')
    try {
      const made = new Map<string, StyleDistance>()
      for (const [layer, features] of inputs.features.layers) {
        const style = { features, guide: styleGuide }
        const distance = await distances[params.distance](style, params, context)
        context.own(distance.target, (target) => disposeTensors([target]))
        made.set(layer, distance)
      }
      const loss = layerTerms(
        inputs.features,
        params,
        (needs, _, weight) => {
          const distance = made.get(needs.layer)
          if (!distance) throw new Error(`Nothing is known of the style at ${needs.layer}.`)
          return distance.term({ needs, form: params.form, weight, guide })
        },
        context,
      )
      return { loss }
    } catch (cause) {
      return explainNetworkFailure(cause)
    }
  },
})

/** Of what a term keeps of the style at one layer; with a style mask, at most. */
function targetBytes(
  distance: keyof typeof distances,
  form: 'relative' | 'raw',
  [height, width, channels]: Shape3,
  directions: number,
): number {
  if (distance === 'gaussian') return shapeBytes([channels + 1, channels]) + 3 * shapeBytes([1])
  if (distance === 'sliced') return shapeBytes([directions, quantileCount(height * width)]) + shapeBytes([1])
  return shapeBytes([2, channels]) + (form === 'relative' ? shapeBytes([1]) : 0)
}
