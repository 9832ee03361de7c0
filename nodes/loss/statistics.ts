import { defineNode } from '../../src/core/node'
import { choice } from '../../src/core/param'
import { port } from '../../src/core/port'
import {
  disposeTensors,
  gaussianStatistic,
  momentsStatistic,
  momentsTerm,
  type Shape3,
  shapeBytes,
  statisticPeak,
  statisticWork,
  type Tensor2D,
  type TermSize,
  wassersteinTerm,
} from '../../src/tensor'
import { explainNetworkFailure } from '../features/network'
import { Features, Loss, Mask } from '../ports'
import { guideOf, paintedMask } from './guide'
import { layerRatio, layerTerms, layerWeighting, lossForm } from './layered'

const distances = {
  moments: { statistic: momentsStatistic, term: momentsTerm },
  gaussian: { statistic: gaussianStatistic, term: wassersteinTerm },
} as const

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
      doc: 'Mean and variance of every channel (Li et al. 2017) is the cheapest and freest. Wasserstein also holds how channels vary together, as the distance of two Gaussians (Vacher et al. 2020; style-transfer-pytorch): the cloud of features as a whole is compared, at the price of a matrix root for each layer and iteration.',
      default: 'gaussian',
      options: [
        { value: 'gaussian', label: 'Wasserstein' },
        { value: 'moments', label: 'Mean and variance' },
      ],
    }),
    form: lossForm,
    layers: layerWeighting,
    ratio: layerRatio,
  },
  outputs: { loss: port(Loss, { label: 'loss', doc: 'One term per layer.' }) },
  forecast({ inputs: { features, mask }, params: { distance, form } }) {
    const { network, pooling } = features
    const shapes = Object.entries(features.layers)
    const loss = shapes.map(([layer, shape]): TermSize => {
      return {
        needs: { network, layer, pooling },
        statistic: distance,
        ...(mask && { guided: true }),
        bytes: targetBytes(distance, form, shape),
      }
    })
    const kept = loss.reduce((sum, { bytes }) => sum + bytes, 0)
    return {
      outputs: { loss },
      work: shapes.reduce((sum, [, shape]) => sum + statisticWork(distance, shape), 0),
      peak: 2 * kept + Math.max(0, ...shapes.map(([, shape]) => statisticPeak(distance, shape))),
    }
  },
  async run({ inputs, params: { distance, form, layers, ratio } }, context) {
    const guide = await guideOf(inputs.mask, 'mask')
    const statistic = distances[distance].statistic(await guideOf(inputs.styleMask, 'styleMask'))
    try {
      const loss = layerTerms(
        inputs.features,
        { layers, ratio },
        (needs, features, weight) => {
          const target = statistic.of(features) as Tensor2D
          try {
            return distances[distance].term({ needs, target, form, weight, guide })
          } finally {
            disposeTensors([target])
          }
        },
        context,
      )
      return { loss }
    } catch (cause) {
      return explainNetworkFailure(cause)
    }
  },
})

/** Of what a term keeps of the style at one layer. */
function targetBytes(distance: 'moments' | 'gaussian', form: 'relative' | 'raw', [, , c]: Shape3): number {
  if (distance === 'gaussian') return shapeBytes([c + 1, c]) + 3 * shapeBytes([1])
  return shapeBytes([2, c]) + (form === 'relative' ? shapeBytes([1]) : 0)
}
