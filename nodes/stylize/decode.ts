import { decoderSizes, weightsFingerprint } from '../../models'
import { UserError } from '../../src/core/context'
import { defineNode } from '../../src/core/node'
import { port } from '../../src/core/port'
import {
  areOf,
  decodeCost,
  decodeFeatures,
  disposeTensors,
  encodedLayers,
  FeatureSizeError,
  nearestGray,
  type Shape3,
  sizeOf,
  sizeOfEncoded,
} from '../../src/tensor'
import { described } from '../features/alike'
import { explainNetworkFailure, reportLoading } from '../features/network'
import { Features, Image } from '../ports'
import type { FeatureMaps } from '../ports/features'
import { Networks } from '../resources'

export const stylizeDecode = defineNode({
  type: 'stylize/decode',
  version: 1,
  title: 'Decode features',
  category: 'Stylize',
  doc: 'Draws the picture that has these features, in one pass of a network that was trained to turn them back (Huang and Belongie 2017, section 5). It reads relu4_1, relu3_1 and relu2_1 of the network Lite, pooling Max, border Repeated, whatever was done to them on the way: Match statistics, Interpolate features, Match features. Features of gray pictures give a gray picture.',
  inputs: {
    features: port(Features, {
      label: 'features',
      doc: 'Of the network Lite, pooling Max, border Repeated, with the layers relu2_1, relu3_1 and relu4_1.',
    }),
    size: port(Image, {
      label: 'size from',
      doc: 'The picture whose features these are; only its size is looked at. Poolings drop a last odd row or column: without this wire a picture of odd sides comes out a pixel smaller.',
      optional: true,
    }),
  },
  params: {},
  outputs: { image: port(Image, { label: 'image', doc: 'The picture, 0..1.' }) },
  fingerprint: () => weightsFingerprint('adain-decoder'),
  forecast({ inputs: { features, size: picture } }) {
    const { layers } = features
    if (encodedLayers.some((layer) => !layers[layer])) return undefined
    const size = picture ? { height: picture[0], width: picture[1] } : sizeOfEncoded(layers)
    if (!areOf(layers, size)) return undefined
    const image: Shape3 = [size.height, size.width, 3]
    return { ...decodeCost(layers, size, decoderSizes()), outputs: { image } }
  },
  async run({ inputs: { features, size: picture } }, context) {
    check(features)
    const { signal } = context
    try {
      const decoder = await context.waitFor(
        context.use(Networks).decoder({ signal, onProgress: reportLoading(context, 'the decoder') }),
      )
      const size = picture && sizeOf(picture)
      const image = await decodeFeatures({ decoder, features: features.layers, size, signal })
      if (features.gray !== true) return { image }
      // The decoder was trained on colors, and leaves a little everywhere.
      context.own(image, (colored) => disposeTensors([colored]))
      return { image: nearestGray(image) }
    } catch (cause) {
      if (!(cause instanceof FeatureSizeError)) return explainNetworkFailure(cause)
      const remedy = 'Wire the picture that the features were made of, or take the wire away.'
      throw new UserError(cause.message, remedy, { cause, port: 'size' })
    }
  },
})

/** @throws UserError for features that the decoder was not trained on. */
function check(features: FeatureMaps): void {
  const { network, pooling, padding, channels, layers } = features
  const known = network.id === 'lite-encoder' && pooling === 'max' && padding === 'replicate'
  if (known && !channels && encodedLayers.every((layer) => layers.has(layer))) return
  throw new UserError(
    `The decoder cannot read these features. They have ${described(features)}.`,
    'Where they come from, choose the network Lite, pooling Max, border Repeated and the layers relu2_1, relu3_1 and relu4_1.',
    { port: 'features' },
  )
}
