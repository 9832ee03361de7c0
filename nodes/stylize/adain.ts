import { decoderSizes, encoders, weightsFingerprint } from '../../models'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import { disposeTensors, isGray, nearestGray, stylizeAdain, stylizeCost } from '../../src/tensor'
import { explainNetworkFailure, reportLoading } from '../features/network'
import { Image } from '../ports'
import { Networks } from '../resources'
import { styleColors, styleStatistics, styleStrength } from './params'

export const stylizeAdainNode = defineNode({
  type: 'stylize/adain',
  version: 2,
  migrations: { 2: (params) => params },
  title: 'AdaIN',
  category: 'Stylize',
  doc: "Repaints in one pass: gives the content's features the mean and standard deviation of the style's, channel by channel, and decodes them to a picture (adaptive instance normalization, Huang and Belongie 2017). Works with any style at once, and makes a gray picture of two gray ones; finer strokes come from optimization. Taken apart: VGG features, Match statistics, Decode features, Match color.",
  inputs: {
    content: port(Image, { label: 'content', doc: 'What is shown; sets the size of the result.' }),
    style: port(Image, {
      label: 'style',
      doc: 'How it is painted; of any size.',
    }),
  },
  params: {
    strength: styleStrength,
    statistics: styleStatistics,
    colors: styleColors,
  },
  outputs: {
    image: port(Image, { label: 'image', doc: 'The repainted picture, of the size of the content.' }),
  },
  fingerprint: () => `${weightsFingerprint('lite-encoder')} ${weightsFingerprint('adain-decoder')}`,
  forecast({ inputs: { content, style }, params: { statistics, colors } }) {
    const encoder = encoders.find(({ id }) => id === 'lite-encoder')
    const cost = encoder && stylizeCost(content, style, encoder.layerInfo, decoderSizes(), statistics, colors)
    return cost && { ...cost, outputs: { image: content } }
  },
  async run({ inputs, params }, context) {
    const { signal } = context
    const pool = context.use(Networks)
    try {
      const encoder = await context.waitFor(
        pool.get('lite-encoder', {
          upTo: 'relu4_1',
          signal,
          onProgress: reportLoading(context, 'the encoder'),
        }),
      )
      const decoder = await context.waitFor(
        pool.decoder({ signal, onProgress: reportLoading(context, 'the decoder') }),
      )
      const { content, style } = inputs
      const { strength, statistics, colors } = params
      const gray =
        (await isGray(content, { signal })) && (strength === 0 || (await isGray(style, { signal })))
      const image = await stylizeAdain({
        encoder,
        decoder,
        content,
        style,
        strength,
        statistics,
        colors,
        signal,
      })
      if (!gray) return { image }
      // The decoder was trained on colors, and leaves a little everywhere.
      context.own(image, (colored) => disposeTensors([colored]))
      return { image: nearestGray(image) }
    } catch (cause) {
      return explainNetworkFailure(cause)
    }
  },
})
